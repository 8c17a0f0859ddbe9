/** Common given names: "Emma 20" is rather money for a friend than a mattress, so such a brand is told only faintly. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `aaron adam adrian alan albert alex alexander alice amanda amber amy ana andrea andrew angela anita anna anne anthony antonio arthur ashley barbara beatrice ben
  benjamin bernard betty bill bob brandon brian bruno camila carl carla carlos carmen carol caroline catherine cecilia charles charlie charlotte chloe chris christian
  christina christine claire clara claudia colin connor daniel david deborah dennis diana diego dominic donald donna dora dorothy douglas edward elena eleanor elisa
  elizabeth ella emil emily emma eric erik esther ethan eva evan evelyn felix fernando florence frances francesca francis frank franz fred gabriel gary george gerald
  gloria gordon grace greta hannah harold harry heather heidi helen helena henry hugo ian ida ina ines irene iris isaac isabel isabella ivan jack jacob jake james jamie
  jan jane janet jason jean jeff jennifer jeremy jessica jim joan joe joel joey johanna john jonas jonathan jordan jorge jose joseph josh joyce juan judith judy jules
  julia julian julie justin karen karl kate katherine kathleen keith kelly ken kevin kim kira kyle lara larry laura lauren lea leah lena leo leon leonardo leroy lewis
  lily linda lisa lola louis louise luca lucas lucia lucy luis luke luna lydia manuel marc marco marcus margaret maria marie marina mario mark marta martha martin mary
  mateo matt matthew maurice max maya melissa mia michael michelle miguel mike mila monica moritz nadia nancy naomi natalie nathan neil nick nicolas nicole nina noah
  norma nora oliver olivia oscar otto pablo pamela patricia patrick paul paula pedro peter petra philip rachel ralph ramon raymond rebecca rita robert roberto robin
  roger roland roman ronald rosa rose ross roy ruby ruth ryan sally sam samantha samuel sandra sara sarah scott sean sebastian sharon simon simone sofia sonia sophia
  sophie stella stephanie stephen steve steven susan sylvia tamara tanya ted teresa theo theresa thomas tim tina toby tom tommy tony ursula valentina vanessa vera
  veronica victor victoria vincent viola virginia walter wanda wayne william wilma xavier yasmin yvonne zoe`
    .split(/\s+/)
    .filter((name) => name !== ""),
);
