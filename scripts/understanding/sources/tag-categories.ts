import type { CategoryId } from "../../../domain/categories.ts";

/**
 * The category to which what is bought at a place of this kind mostly belongs.
 *
 * @param kind key and value of its OpenStreetMap tag, "shop/bakery"
 * @returns null where one buys nothing, or nothing in particular
 */
export function categoryOfKind(kind: string): CategoryId | null {
  return BY_KIND.get(kind) ?? BY_KIND.get(kind.slice(0, kind.indexOf("/") + 1)) ?? null;
}

/** Kinds of places by category, after their key; a key that ends in "/" alone stands for all its other values. */
const KINDS: Readonly<Record<CategoryId, Readonly<Record<string, string>>>> = {
  dining: {
    amenity: "bar biergarten cafe fast_food food_court ice_cream pub restaurant",
    shop: "bakery ice_cream pastry",
    craft: "caterer",
  },
  groceries: {
    amenity: "marketplace",
    shop: "alcohol beverages butcher cheese chocolate coffee confectionery convenience country_store dairy deli farm frozen_food general greengrocer health_food honey kiosk newsagent nuts pasta rice seafood spices supermarket tea water wholesale wine",
    craft: "beekeeper confectionery distillery winery",
  },
  transport: {
    amenity:
      "bicycle_parking bicycle_rental bicycle_repair_station bus_station car_pooling car_sharing car_wash charging_station ferry_terminal fuel motorcycle_parking motorcycle_rental parking parking_space taxi vehicle_inspection",
    highway: "services",
    route: "bus ferry light_rail subway train tram trolleybus",
    shop: "bicycle car car_parts car_repair fuel motorcycle motorcycle_repair truck truck_repair tyres",
  },
  travel: {
    amenity: "boat_rental car_rental",
    leisure: "beach_resort resort",
    office: "guide travel_agent visa",
    shop: "caravan travel_agency",
    tourism:
      "alpine_hut apartment camp_pitch camp_site caravan_site chalet guest_house hostel hotel motel wilderness_hut",
  },
  entertainment: {
    amenity:
      "arts_centre casino cinema dancing_school gambling internet_cafe karaoke_box nightclub photo_booth planetarium theatre hookah_lounge",
    leisure:
      "adult_gaming_centre amusement_arcade bowling_alley dance escape_game fishing golf_course ice_rink marina miniature_golf stadium trampoline_park water_park",
    shop: "anime art bookmaker books collector craft games hobby lottery model music musical_instrument pyrotechnics scuba_diving ticket video video_games",
    tourism: "aquarium attraction gallery museum theme_park zoo",
  },
  shopping: {
    amenity: "post_office",
    craft: "carpenter clockmaker dressmaker joiner pottery saddler shoemaker tailor upholsterer watchmaker",
    shop: "antiques bag bathroom_furnishing bed boutique candles carpet catalogue clothes copyshop curtain department_store doityourself doors dry_cleaning fabric fashion fashion_accessories fireplace flooring frame furniture garden_centre hardware houseware household_linen interior_decoration jewelry kitchen laundry leather lighting mall outdoor outpost paint pottery power_tools second_hand sewing shoe_repair shoes sports stationery tailor tiles tool_hire trade vacuum_cleaner variety_store watches window_blind",
  },
  electronics: {
    craft: "electronics_repair",
    shop: "appliance camera computer electrical electronics hifi mobile_phone_accessories photo printer_ink radiotechnics repair",
  },
  utilities: {
    office: "energy_supplier telecommunication water_utility",
    shop: "gas mobile_phone telecommunication",
  },
  health: {
    amenity: "clinic dentist doctors hospital pharmacy",
    healthcare: "",
    leisure: "fitness_centre sports_centre sports_hall swimming_pool swimming_area",
    shop: "hearing_aids herbalist medical_supply nutrition_supplements optician",
    office: "physician therapist",
  },
  personal_care: {
    amenity: "public_bath",
    leisure: "sauna",
    shop: "beauty chemist cosmetics hairdresser hairdresser_supply massage perfumery piercing tattoo wigs",
  },
  insurance: { office: "insurance insurance_adjuster" },
  education: {
    amenity:
      "college driving_school language_school library music_school prep_school school training university driver_training",
    office: "educational_institution",
  },
  kids: {
    amenity: "childcare kindergarten toy_library",
    leisure: "indoor_play playground summer_camp",
    shop: "baby_goods toys",
  },
  pets: {
    amenity: "animal_boarding animal_breeding animal_shelter veterinary veterinary_pharmacy",
    shop: "pet pet_grooming",
  },
  gifts: {
    amenity: "place_of_worship social_facility",
    office: "charity foundation ngo political_party religion",
    shop: "charity florist gift party religion",
  },
  housing: {
    craft:
      "chimney_sweeper cleaning electrician floorer gardener glaziery hvac insulator key_cutter locksmith painter parquet_layer plasterer plumber roofer tiler window_construction",
    office: "estate_agent mortgage moving_company property_management",
    shop: "locksmith pest_control storage_rental groundskeeping",
  },
  debt: { shop: "money_lender pawnbroker" },
  savings: { office: "financial_advisor" },
  other: {
    amenity: "bureau_de_change courthouse crematorium money_transfer",
    office: "accountant lawyer notary tax_advisor union",
    shop: "cannabis e-cigarette erotic funeral_directors psychic tobacco weapons",
  },
};

const BY_KIND: ReadonlyMap<string, CategoryId> = new Map(
  Object.entries(KINDS).flatMap(([category, keys]) =>
    Object.entries(keys).flatMap(([key, values]) =>
      values.split(" ").map((value) => [`${key}/${value}`, category] as const),
    ),
  ),
);
