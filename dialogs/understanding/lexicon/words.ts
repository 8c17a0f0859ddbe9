import type { CategoryId } from "../../../domain/categories.ts";

/** English words and phrases that tell what an expense is for; separated by commas. Plurals are found by their singular. */
export const WORDS: Readonly<Record<CategoryId, string>> = {
  housing: `
    rent, monthly rent, house rent, flat rent, apartment rent, room rent, landlord, mortgage, mortgage payment, hoa, hoa fee, hoa dues,
    condo fee, service charge, ground rent, property tax, council tax, real estate tax, storage unit, self storage, plumber, plumbing,
    electrician, handyman, roofer, roof repair, boiler repair, boiler service, hvac, home repair, house repair, home maintenance, locksmith,
    cleaner, cleaning lady, house cleaning, housekeeper, maid, window cleaner, gardener, lawn care, lawn mowing, landscaping, pest control,
    exterminator, chimney sweep, moving van, movers, moving company, moving boxes, removal van, home deposit, rental deposit,
    security deposit, lease, sublet, renovation, home improvement, painter, carpenter, tiles, flooring, septic, gutter, home inspection,
    pool cleaning, wd40, wd 40, fence repair, air conditioning repair, house keys`,
  utilities: `
    electric, electricity, electric bill, electricity bill, power bill, power, gas bill, heating, heating bill, heating oil, water bill,
    sewer, sewage, trash, trash pickup, garbage, garbage bill, waste collection, recycling fee, internet, internet bill, wifi,
    wi fi, broadband, fiber, phone bill, mobile bill, cell phone bill, phone plan, mobile plan, cell plan, sim, sim card, prepaid sim, top up phone,
    phone top up, phone credit, data plan, landline, cable, cable bill, cable tv, tv license, tv licence, satellite tv, energy bill, energy,
    utility, utility bill, utilities bill, propane, firewood, electric company, gas and electric, water and sewer, roaming`,
  groceries: `
    grocery, groceries, pack of coke, pack of soda, pack of beer, pack of water, case of beer, case of soda, case of water, six pack, 6 pack, 12 pack, 24 pack, supermarket, food shop, food shopping, weekly shop, big shop, corner shop, corner store, convenience store, bodega,
    market, farmers market, farmer's market, butcher, fishmonger, greengrocer, deli counter, milk, bread, eggs, egg, butter, cheese, yogurt, yoghurt,
    cream, flour, sugar, salt, pepper, rice, pasta, noodles, cereal, oats, oatmeal, granola, beans, lentils, chickpeas, tofu, meat, beef, chicken, pork,
    ham, bacon, sausage, turkey, lamb, fish, salmon, tuna, shrimp, prawns, fruit, veg, veggie, veggies, vegetable, apples, banana, orange, lemon,
    lime, grapes, berries, strawberry, strawberries, blueberries, raspberries, avocado, mango, melon, watermelon, pineapple, peach, pear, plum,
    tomato, potato, onion, garlic, carrot, broccoli, spinach, lettuce, cucumber, mushroom, corn, peppers, zucchini, cabbage, celery, herbs, spices,
    olive oil, cooking oil, vinegar, ketchup, mustard, mayo, honey, jam, peanut butter, nutella, chocolate bar, candy bar, crisps, chips, snack,
    snacks, cookies, biscuits, crackers, nuts, almonds, frozen food, frozen pizza, ready meal, canned food, tin of, soup can, baby spinach,
    bottled water, mineral water, sparkling water, juice box, orange juice, soda pack, coffee beans, ground coffee, tea bags, oat milk, almond milk,
    toilet paper, toilet roll, paper towels, kitchen roll, dish soap, washing up liquid, detergent, laundry detergent, washing powder, fabric softener, bleach,
    bin bags, trash bags, cling film, aluminium foil, foil, sponges, cleaning supplies, cleaning products, household supplies, dishwasher tablets,
    liquor store, off licence, wine bottle, bottle of wine, six pack, case of beer, candy, sweets, baking supplies, yeast, meal kit, veg box, provisions`,
  dining: `
    coffee, espresso, cappuccino, latte, flat white, americano, macchiato, mocha, cold brew, iced coffee, chai, tea, matcha, bubble tea, boba,
    hot chocolate, smoothie, juice, milkshake, soda, coke, lemonade, breakfast, brunch, lunch, dinner, supper, meal, meals, eating out, eat out, dining out,
    restaurant, cafe, café, coffee shop, coffeehouse, bistro, diner, canteen, cafeteria, food truck, food court, takeaway, take away, takeout,
    take out, delivery food, food delivery, bar, bar tab, pub, brewery, beer, beers, pint, pints, wine, glass of wine, cocktail, drinks, drink, round of drinks,
    happy hour, whisky, whiskey, gin, rum, shots, margarita, prosecco, champagne, burger, hamburger, cheeseburger, fries, fish and chips, pizza, pizzeria, slice,
    sandwich, sub, wrap, bagel, toast, croissant, pastry, pastries, muffin, donut, doughnut, cake, cupcake, pie, waffle, pancake, pancakes, bakery, ice cream, gelato,
    frozen yogurt, dessert, sushi, ramen, pho, noodle soup, udon, poke, poke bowl, bowl, salad, soup, curry, dim sum, dumplings, thai food, chinese food, indian food,
    mexican food, italian food, kebab, kebap, doner, döner, shawarma, falafel, gyros, taco, tacos, burrito, nachos, quesadilla, tapas, paella, steak, steakhouse,
    bbq, barbecue, wings, chicken wings, nuggets, hot dog, fried chicken, seafood, oysters, buffet, hot pot, korean bbq, tip, waiter tip, waiter, waitress, team lunch,
    business lunch, work lunch, lunch break, school lunch money, date night, night out, food, snack bar, vending machine, cookie, brownie, bento, omelette, kombucha`,
  transport: `
    gas, gasoline, petrol, fuel, diesel, gas station, petrol station, filling station, fill up, tank, taxi, cab, uber ride, lyft ride, ride share,
    rideshare, minicab, bus, bus ticket, bus fare, bus pass, tram, tram ticket, streetcar, metro, subway ticket, subway fare, underground, tube, train, train ticket,
    train fare, railcard, rail, commute, commuter pass, monthly pass, travel card, travelcard, transit, transit pass, public transport, ferry, ferry ticket,
    parking, parking ticket, parking meter, parking garage, car park, parking fine, toll, tolls, road tax, vignette, car wash, car repair, car service,
    car maintenance, car payment, car lease, car loan payment, car rental day, oil change, tire, tires, tyre, tyres, brakes, brake pads, windshield, wiper, wipers, car battery,
    mechanic, garage, mot, inspection, smog check, registration, dmv, driver's license, drivers license, driving licence, speeding ticket, traffic fine, towing,
    tow truck, bike, bicycle, bike repair, bike shop, bike lock, inner tube, scooter, e scooter, moped, motorbike, motorcycle, ev charging, charging station, car charging, car, car parts,
    carpool, shuttle, airport shuttle, fare, fares, oyster top up, ride, rides, jump start, antifreeze, screenwash`,
  travel: `
    flight, flights, passport photo, passport photos, airfare, plane ticket, plane tickets, airline, airline ticket, hotel, hotels, hostel, motel, inn, resort, guesthouse, bed and breakfast, bnb,
    vacation, holiday, holidays, trip, weekend trip, city trip, road trip, cruise, campsite, camping, campground, travel, travel agency, tour, guided tour, excursion, luggage, suitcase, backpacking,
    checked bag, baggage, baggage fee, visa, visa fee, passport, passport photo, esta, rental car, car hire, hire car, car rental, airport, airport lounge, lounge, seat upgrade,
    souvenir, souvenirs, ski pass, ski trip, lift pass, lodge, cabin rental, villa, safari, honeymoon, getaway, travel adapter, sleeper train, vaccination travel, city tax, tourist tax`,
  entertainment: `
    movie, movies, movie ticket, movie tickets, cinema, cinema ticket, film, theater, theatre, theatre tickets, play tickets, musical, opera, ballet, concert,
    concert ticket, concert tickets, gig, gig tickets, festival, festival ticket, show tickets, comedy show, comedy club, standup, stand up comedy, museum, museum ticket, gallery, exhibition,
    exhibit, zoo, aquarium, theme park, amusement park, water park, funfair, circus, arcade, bowling, mini golf, minigolf, golf, pool hall, billiards, darts, karaoke, escape room,
    laser tag, paintball, go kart, go karting, trampoline park, ice skating, skating, climbing gym day, nightclub, club entry, club, disco, party, video game, video games, game, games, game console,
    console, videogame, board game, board games, puzzle, trading cards, pokemon cards, magic cards, lottery, lottery ticket, lotto, scratch card, scratchcard, casino, poker, betting, bet, book, books, novel, comic, comics,
    manga, magazine, vinyl, record store, cd, dvd, blu ray, movie rental, hobby, hobbies, craft supplies, crafts, yarn, knitting, paint set, art supplies, guitar, guitar strings, piano lesson fun, drum sticks,
    sports tickets, football ticket, football tickets, soccer tickets, baseball game, basketball tickets, hockey tickets, match ticket, match tickets, stadium, ticket to the game, race ticket, fishing,
    fishing license, surfing, diving, kayak rental, horse riding, photo booth, quiz night, pub quiz, dlc, in app purchase, v bucks, robux, toys for adults, model kit, fun`,
  subscriptions: `
    subscription, subscriptions, streaming, streaming service, membership, membership fee, monthly plan, annual plan, newspaper, newspaper subscription,
    magazine subscription, cloud storage, vpn, software license, software, app, app store, hosting, web hosting, domain, domain name, domain renewal, password manager, premium account, pro plan, patreon pledge`,
  shopping: `
    clothes, clothing, shirt, shirts, t shirt, tshirt, tee, blouse, sweater, jumper, hoodie, sweatshirt, cardigan, jacket, coat, raincoat, parka, vest, jeans, pants, trousers, shorts,
    leggings, skirt, dress, dresses, suit, tie, belt, scarf, gloves, hat, cap, beanie, socks, sock, underwear, boxers, bra, lingerie, pajamas, pyjamas, swimsuit, bikini, swim trunks, shoes, shoe, winter boots, sneakers,
    trainers, sandals, heels, slippers, flip flops, running shoes, hiking boots, handbag, purse, bag, backpack, wallet, watch, jewelry, jewellery, necklace, ring, earrings, bracelet, sunglasses, umbrella,
    tailor, alterations, shoe repair, cobbler, furniture, sofa, couch, chair, desk, office chair, table, bed, mattress, pillow, pillows, blanket, duvet, bedding, sheets,
    towels, curtain, curtains, rug, carpet, lamp, light bulb, light bulbs, shelf, bookshelf, wardrobe, dresser, mirror, picture frame, vase, plant, plants, pot plants, garden, garden centre, garden center, seeds, soil, fertilizer,
    candle, candles, kitchenware, pan, frying pan, pot, pots, knife, knives, plates, mugs, mug, cutlery, blender, toaster, kettle, microwave, air fryer, coffee machine, coffee maker, vacuum, vacuum cleaner, washing machine,
    dryer, dishwasher, fridge, refrigerator, freezer, oven, stove, iron, ironing board, fan, heater, tools, tool, drill, hammer, screws, nails hardware, paint, hardware store, diy, duct tape, extension cord, batteries, stationery,
    notebook, pens, pencils, printer paper, printer ink, ink cartridge, envelopes, stamps, postage, post office, shipping, parcel, mall, department store, thrift store, dollar store, charity shop find, flea market, outlet, online order, uniform, costume, tent, sleeping bag,
    yoga mat, dumbbells, weights, tennis racket, football boots, ski jacket, wedding dress, decorations, christmas tree, halloween costume, storage boxes`,
  electronics: `
    electronics, phone, smartphone, mobile phone, cell phone, new phone, phone case, phone screen, screen repair, screen protector, phone repair, charger, charging cable, usb cable, usb c cable,
    cable adapter, adapter, power bank, headphones, headphone, headset, earphones, earbuds, earbud, speaker, speakers, bluetooth speaker, soundbar, microphone, webcam, laptop, notebook computer, computer, pc, desktop,
    gaming pc, graphics card, gpu, cpu, ram, ssd, hard drive, hard disk, external drive, usb stick, flash drive, memory card, sd card, keyboard, mouse, mouse pad, monitor, screen, tv, television, projector,
    printer, scanner, tablet, e reader, ereader, camera, lens, tripod, drone, smartwatch, smart watch, fitness tracker, router, modem, wifi router, hdmi cable, hdmi, smart home, smart plug, smart bulb,
    video card, motherboard, turntable, record player, amplifier, radio, calculator, dash cam, gps, vr headset, laptop repair, computer repair, gadget`,
  health: `
    pharmacy, drugstore, chemist, prescription, prescriptions, medicine, medication, meds, pills, painkiller, painkillers, ibuprofen, paracetamol, aspirin, tylenol, advil, antibiotics, cough syrup, allergy, allergy pills, allergy meds, antihistamine,
    vitamins, vitamin, supplements, supplement, protein powder, creatine, doctor, doctor's, doctors visit, doctor visit, doctor appointment, gp, physician, specialist, copay, co pay, deductible, hospital, hospital bill, urgent care, emergency room, er visit, clinic,
    surgery, ambulance, x ray, mri, blood test, lab test, covid test, vaccine, vaccination, flu shot, dentist, dental, dental cleaning, filling, root canal, crown, braces, orthodontist, teeth cleaning, toothache, optician, eye doctor, eye exam, eye test, glasses,
    new glasses, contact lenses, contacts, contact lens, therapist, therapy, therapy session, counseling, counselling, psychologist, psychiatrist, physio, physiotherapy, physiotherapist, physical therapy, chiropractor, osteopath, acupuncture, dermatologist, gynecologist, gynaecologist, pediatrician,
    gym, gym membership, gym fee, fitness, fitness class, fitness studio, personal trainer, yoga, yoga class, pilates, spin class, swimming, swimming pool, swim, climbing, climbing gym, boxing, martial arts, tennis lesson, tennis court, crossfit class, marathon entry, race entry, sports club,
    bandage, bandages, band aids, plasters, first aid, first aid kit, thermometer, face mask, masks, condoms, birth control, contraception, pregnancy test, hearing aid, inhaler, insulin, medical, medical bill, health`,
  insurance: `
    insurance, renters ins, car ins, auto ins, home ins, health ins, car insurance, auto insurance, health insurance, home insurance, house insurance, renters insurance, renter's insurance, contents insurance, life insurance, travel insurance, pet insurance, dental insurance,
    liability insurance, disability insurance, phone insurance, premium, insurance premium, policy, insurance policy, warranty, extended warranty, bike insurance, motorbike insurance`,
  kids: `
    kids, kid, child, children, baby, daycare, day care, nursery, kindergarten, preschool, childcare, child care, babysitter, babysitting, nanny, au pair, after school care, after school club, diapers, diaper, nappies, nappy, wipes, baby wipes, formula,
    baby formula, baby food, baby clothes, baby bottle, stroller, pram, buggy, car seat, crib, cot, toys, toy, doll, teddy, kids clothes, kids shoes, school trip, school uniform, school supplies, school books, school lunch, lunch money, pocket money, allowance kids, playground,
    soft play, playgroup, summer camp, camp, scouts, swim lessons, swimming lessons, piano lessons, music lessons kids, child support, kids party, high chair, pacifier, onesie, son, daughter, field trip, parents evening`,
  education: `
    tuition, tuition fee, tuition fees, school, school fees, school fee, university, college, uni fees, semester fee, course, online course, class, classes, evening class, workshop, seminar, conference ticket, webinar, training, certification, certificate, exam, exam fee, test fee, textbook,
    textbooks, study materials, tutor, tutoring, lesson, lessons, language course, language class, spanish lessons, french class, german course, english lessons, driving lesson, driving lessons, driving school, driving test, music lesson, guitar lesson, piano lesson, student fees, student union,
    library, library fine, photocopies, thesis printing, application fee, sat test, toefl, ielts, bootcamp, coding bootcamp, education`,
  pets: `
    pet, pets, flea meds, flea treatment, flea collar, flea and tick, dewormer, worming tablets, pet food, pet shop, pet store, pet supplies, dog, dogs, dog food, dog treats, dog toy, dog walker, dog walking, dog groomer, dog grooming, dog sitter, dog leash, dog bed, puppy, puppy food, cat, cats, cat food, cat litter, litter, kitty litter, cat toy, kitten, kibble, vet, vet bill,
    vet visit, veterinarian, veterinary, animal hospital, flea treatment, deworming, pet sitter, pet sitting, pet boarding, kennel, kennels, cattery, grooming pet, fish tank, aquarium supplies, fish food, bird seed, bird food, hamster, hamster food, rabbit, rabbit food, hay, horse feed, horse, farrier, dog license, chew toy, collar, leash`,
  personal_care: `
    dry cleaning, dry cleaner, dry cleaners, laundromat, laundrette, laundry, haircut, hair cut, hairdresser, hairdressers, barber, barbershop, barber shop, hair salon, salon, hair, hair color, hair colour, hair dye, highlights, blow dry, beard trim, shave, shaving, razor, razors, razor blades, shaving cream, shampoo, conditioner, soap, body wash, shower gel,
    deodorant, toothpaste, toothbrush, electric toothbrush, mouthwash, floss, cosmetics, makeup, make up, lipstick, mascara, foundation, nail polish, nails, manicure, pedicure, nail salon, facial, skincare, skin care, moisturizer, moisturiser, face cream, lotion, body lotion, sunscreen, sun cream, sunblock,
    perfume, cologne, aftershave, spa, spa day, sauna, massage, waxing, wax, eyebrows, lashes, tampons, pads, sanitary pads, toiletries, cotton pads, hand cream, lip balm, hair gel, hairspray, hairbrush, tanning, tattoo, piercing, beautician, beauty, beauty salon, dry shampoo`,
  gifts: `
    gift, gifts, present, presents, birthday gift, birthday present, christmas gift, christmas present, christmas presents, xmas gifts, wedding gift, wedding present, baby shower gift, housewarming gift, gift card, gift voucher, voucher gift, flowers, bouquet, roses, greeting card, birthday card, christmas cards,
    gift wrap, wrapping paper, valentine, valentines, mothers day, father's day, donation, donations, donate, donated, charity, fundraiser, church, tithe, offering, collection plate, sponsorship, sponsored run, crowdfunding, leaving gift, collection for colleague, secret santa, wreath`,
  debt: `
    loan, loan payment, student loan, student loans, car loan, personal loan, credit card interest, interest charge, late fee, overdraft fee, overdraft interest, debt, debt payment, installment, instalment, collections agency, payday loan, finance charge, tax debt`,
  savings: `savings deposit, emergency fund, pension, pension contribution, retirement, retirement fund, ira, roth ira, 401k, isa, savings plan, rainy day fund, etf savings plan`,
  other: `
    tax, taxes, income tax, tax return fee, accountant, accountant fee, lawyer, legal fees, notary, solicitor, bank fee, bank fees, bank charge, atm fee, account fee, foreign transaction fee, fine, penalty, fee, fees, court fee, union dues, funeral, misc, miscellaneous, stuff, things, cash`,
};

/** Words that only hint at a category; anything stronger outweighs them. */
export const HINTS: Readonly<Record<CategoryId, string>> = {
  groceries: `food store, kitchen, store, shop, pack, oil, sauce, salad mix, cooking`,
  dining: `eat, ate, hungry, bite, table, cup, hot, menu, order, crave, foodie`,
  transport: `ticket, pass, station, driver, trip to work, road, charge, charging, battery`,
  travel: `beach, island, city, abroad, room, stay, night, booking, ski, insurance trip`,
  entertainment: `ticket, tickets, show, event, play, music, match, night, fun stuff, entry, admission`,
  shopping: `store, shop, bought, order, case, kit, set, box, supplies, brush, bottle`,
  electronics: `cable, case, screen, battery, device, tech, plug, digital`,
  health: `medical stuff, check up, checkup, test, pain, sport, sports, run, running, training session, court`,
  personal_care: `cream, brush, treatment, care`,
  housing: `house, home, apartment, flat, repair, cleaning, room, garage rent`,
  utilities: `bill, phone contract, contract, provider`,
  kids: `school, boy, girl, family, party bag`,
  education: `study, student, exam prep, reading`,
  subscriptions: `premium, plus, pro, online, monthly, annual, yearly, renewal`,
  gifts: `birthday, wedding, christmas, xmas, anniversary, party, card`,
  debt: `credit, payment, interest`,
  pets: `animal, treats, feed`,
};

/** Words that mean two things: the likelier category first, never silently. */
export const AMBIGUOUS: Readonly<Record<string, readonly [CategoryId, CategoryId]>> = {
  apple: ["electronics", "groceries"],
  orange: ["groceries", "utilities"],
  subway: ["dining", "transport"],
  boots: ["shopping", "personal_care"],
  water: ["utilities", "groceries"],
  target: ["shopping", "groceries"],
};

/** Shops that sell everything: whatever else is named says more. */
export const GENERAL_STORES: ReadonlySet<string> = new Set([
  "amazon",
  "walmart",
  "target",
  "ebay",
  "temu",
  "aliexpress",
  "costco",
  "kmart",
  "argos",
]);
