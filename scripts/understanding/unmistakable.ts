/** Brands so well known that their names stand among the commonest words, and yet mean nothing else. */
export const UNMISTAKABLE: ReadonlySet<string> = new Set(
  `adidas agip allianz amtrak audi barbour bauhaus benetton bentley bmw bose bosch bp bridgestone buick cadillac chanel chevrolet chrysler citroen coles daihatsu
  delhaize ducati dyson esso exxon exxonmobil fedex ferrari fiat firestone gazprom goodyear gucci hallmark hermes hilton honda hyatt hyundai ikea intercontinental
  isuzu jaguar jeep kawasaki kfc kia kmart kodak kohls kroger lamborghini lexus lg lidl lukoil marriott maserati mazda mcdonalds mclaren mercedes michelin mitsubishi
  mobil monoprix nestle nike nissan novotel omv opel oxfam peugeot petrobras petronas porsche prada primark radisson reebok renault repsol rewe safeway sainsbury
  sainsburys samsung sheraton sinopec skoda sony starbucks subaru suzuki swarovski telekom tesco texaco toyota unhcr unicef uniqlo verizon versace vodafone volkswagen
  volvo vuitton vw walgreens walmart yamaha ymca zurich carrefour auchan softbank telstra optus amc cvs kodak airbus tata reliance lloyds`
    .split(/\s+/)
    .filter((name) => name !== ""),
);
