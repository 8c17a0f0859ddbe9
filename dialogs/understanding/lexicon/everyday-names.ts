/**
 * Names of brands that are everyday words or people's names too: "target practice" is no shop, and Emma is rather a
 * friend than a mattress. Alone, they mean the brand; within a phrase they only hint at it.
 */
export const EVERYDAY_NAMES: ReadonlySet<string> = new Set(
  `about you, action store, activision, admiral, affinity, affirm, alan, alternate, ancestry, any do, apple one, argos, avant, bart, beats, betterment,
  billie razors, binge, blizzard, bolt, booking, buffy, bulb, calm, cameo, canal, care of, casper, caviar, cerebral, checkers, clark, claude, cold stone,
  condor, conrad, costa, countdown, craft docs, day one, different dog, douglas, dropout, earnest, equinox, fanatical, fidelity, five below, flink, flow,
  framework, free fire, gemini, goodwill, gorillas, grab, graze, great jones, great learning, greyhound, harris farm, headway, hers, hinge, hopper, hushed,
  jumbo, kaplan, kayak, keeps, kitsch, lawson, lemonade, libération, lime, line man, loom, lose it, lush, marcus, medium, michaels, miro, napster, nest,
  new world, notion, oda, our place, oyster, pandora, parallels, paramount, peacock, pearson, pedigree, picard, picnic, pixel, plum, pods, postman, prenatal,
  progressive, proton, raisin, real, remarkable, revolve, ring, rover, saturn, seamless, shudder, slack, slice pay, soothe, spectrum, springboard, sprouts,
  stan, staples, stash, steam, superhuman, tamara, tidal, tiffany, ting, tonal, total, uplift, upstart, valve, visible, vips, wired, wish, zoom, galaxy,
  ana, frontier, garuda, ita, lot, norwegian, qatar, swoop, aloft, hampton, carnival, alamo, stagecoach, ter, kai, octopus, jr, dart, clipper, marta, path, loves,
  sinclair, getty, hess, puma, ina, saba, optimum, shaw, bait, sunrise, salt, scarlet, elisa, bite, ee, nos, belong, m1, globe, converge, dialog, jazz, reliant, spire, suez, helen,
  pre, dei, encompass, hartford, kemper, travelers, molina, intact, economical, churchill, hastings, lv, vitality, roland, concordia, cz, conte, momentum, clalit, loft, burton, cecil,
  celine, champion, coach, diesel, guess, hackett, hobbs, journeys, justice, kappa, monsoon, paige, pieces, reformation, reserved, simons, springfield, subdued, theory, valentino, vila,
  weekday, whistles, callaway, sprinter, kathmandu, habitat, gamma, praxis, botanic, silvan, liverpool, ripley, paris, raymond, titan, hometown, manor, winners, spotlight, ross, savers,
  grover, kingston, nokia, philips, courts, power, avon, axe, benefit, crest, dove, remington, rituals, regis, kicks, mecca, chuckle, gerber, orchestra, boots, crunch, guardian, clearly,
  clicks, vision, myriad, bulk, fisk, springer, wiley, hills, kong, shelter, rotary, samaritans, shiva, regal, showcase, once, coral, tab, duo, lowell, emo, ice, base, partner, rain,
  plus poland, go first, four points, village hotel, color line, go card, care park, simply energy, contact energy, good energy, the general, more than, sun life, country road, free people,
  jack jones, street one, on running, the works, office works, normal store, house brand, easy home, game stores, home box, can do, eight seconds, best less, true value, tuesday morning,
  the source, video only, too faced, super cut, just cuts, happy baby, silver cross, name it, help net, everyone active, third space, world class, sports world, eyes more, for eyes,
  nature made, international house, eye level, top driver, natural balance, open farm, fresh step, plan international, live aid, united way, war child, party city, service experts,
  minute key, common living, holiday world, london eye, movie park, ocean park, sea world, sea life, flight club, main event, urban air, paper plus, music store, help debt, very pay,
  advance america, rise credit, world finance, care credit`
    .split(",")
    .map((name) => name.trim()),
);
