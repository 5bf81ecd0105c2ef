#include "extract/lang/en/word_lists.hpp"

namespace skein::en {

// Well-known names, in lower case, for their type. '_' is a blank.
std::span<const TraitList> name_lists() {
    static constexpr TraitList lists[] = {
        {Trait::first_name,
         "adam adrian alan albert alex alexander alexandra alfred alice alison amanda amelia amy ana andrea andreas andrew "
         "angela anita ann anna anne annie "
         "anthony antonio arthur barbara barry beatrice ben benjamin bernard beth bill billy bob brandon brenda brian bruce "
         "bruno carl carla carlos carmen "
         "carol caroline catherine cecilia charles charlie charlotte chloe chris christian christina christine christopher "
         "claire clara claude colin craig daisy dan "
         "daniel daniela dave david dean deborah dennis diana diane diego "
         "donald donna dorothy douglas duncan edgar edith edward eleanor elena "
         "elias elizabeth ella ellen elon emily emma eric erik ernest esther ethan eugene eva evelyn felix fiona florence "
         "frances francesca francis francisco frank franz "
         "fred frederick gabriel gary geoffrey george gerald gerard gilbert giovanni gloria gordon grace graham greg gregory "
         "guido hannah hans harold harriet harry heather helen "
         "helena henri henry herbert howard hugh hugo ian igor ines ingrid irene isaac isabel isabella ivan jack jackie jacob "
         "jacques jake james jan jane janet "
         "jason javier jean jeff jeffrey jennifer jenny jeremy jerome jessica jim jimmy joan joanna joe joel johann johannes "
         "john johnny jonathan jordan jorge jose joseph "
         "joshua juan judith judy julia julian julie justin karen karl kate katherine kathleen kathy keith kelly ken kenneth "
         "kevin kim kurt larry laura lauren "
         "lawrence lee leo leon leonard leonardo lewis liam lily linda linus lisa louis louise lucas lucia lucy luis luke lydia "
         "madeleine magnus manuel marc marcel marcus "
         "margaret maria marie marilyn mario marion mark markus martha martin mary matthew maurice max maya megan melanie "
         "melissa mia michael michelle miguel mike "
         "miriam mohamed mohammed molly monica nadia nancy naomi natalie natasha nathan neil nicholas nick nicole nigel nina "
         "noah nora norman oliver olivia olga oscar otto "
         "owen pablo pamela patricia patrick paul paula pedro peter philip phillip pierre priya rachel ralph raymond rebecca "
         "ricardo richard rita robert roberto robin roger roland ron "
         "ronald rosa ross roy ruth ryan sally sam samantha samuel sandra sara sarah scott sean sebastian sergei sharon sheila "
         "simon sofia sophia sophie stanley stefan stella stephanie "
         "stephen steve steven stuart sundar susan sylvia tanya tara ted teresa terry theodore theresa thomas tim timothy tina "
         "todd tom tommy tony tracy ulrich ursula valerie "
         "vera veronica victor victoria vincent virginia vladimir walter wanda warren wendy werner wilhelm william yuki yusuf "
         "yvonne zoe xi jinping"},
        {Trait::country,
         "afghanistan albania algeria argentina armenia australia austria azerbaijan "
         "bangladesh belarus belgium bolivia brazil bulgaria cambodia cameroon "
         "canada chile china colombia croatia cuba cyprus denmark ecuador egypt "
         "england estonia ethiopia finland france georgia germany ghana greece "
         "guatemala haiti hungary iceland india indonesia iran iraq ireland israel "
         "italy jamaica japan jordan kazakhstan kenya kuwait latvia lebanon libya "
         "lithuania luxembourg malaysia malta mexico moldova monaco mongolia morocco mozambique myanmar nepal netherlands "
         "nicaragua nigeria norway oman pakistan "
         "panama paraguay peru philippines poland portugal qatar romania russia rwanda scotland senegal serbia singapore "
         "slovakia slovenia somalia spain sudan sweden "
         "switzerland syria taiwan tanzania thailand tunisia turkey uganda ukraine uruguay uzbekistan venezuela vietnam wales "
         "yemen zambia zimbabwe usa us uk uae "
         "u.s. u.k. u.s.a. united_states united_kingdom great_britain britain south_korea north_korea south_africa new_zealand "
         "saudi_arabia soviet_union sri_lanka "
         "czech_republic european_union eu hong_kong costa_rica el_salvador ivory_coast united_arab_emirates europe asia africa "
         "america antarctica north_america "
         "south_america latin_america middle_east the_west"},
        {Trait::city,
         "amsterdam ankara athens atlanta auckland baghdad bangkok barcelona beijing beirut belgrade berlin bern bogota bonn "
         "boston brisbane brussels bucharest budapest "
         "cairo chicago cologne copenhagen dallas delhi denver detroit dhaka dresden dubai dublin edinburgh florence frankfurt "
         "geneva genoa glasgow guangzhou hamburg hangzhou "
         "hanoi havana helsinki houston istanbul jakarta jerusalem johannesburg kabul karachi kiev kyiv lagos lahore leeds "
         "leipzig lima lisbon liverpool london lyon "
         "madrid manchester manila marseille melbourne miami milan minsk montreal moscow mumbai munich nairobi naples osaka oslo "
         "ottawa oxford paris philadelphia phoenix prague "
         "pretoria quebec riga rome rotterdam santiago seattle seoul shanghai shenzhen sofia stockholm stuttgart sydney taipei "
         "tallinn tehran tokyo toronto tunis turin "
         "valencia vancouver venice vienna vilnius warsaw washington wellington "
         "zagreb zurich new_york los_angeles san_francisco silicon_valley wall_street "
         "new_delhi mexico_city rio_de_janeiro buenos_aires sao_paulo cape_town tel_aviv las_vegas san_diego hollywood "
         "california texas florida xinjiang tibet siberia "
         "bavaria catalonia cambridge princeton bristol york belfast"},
        {Trait::company,
         "google microsoft apple amazon meta facebook nvidia intel amd ibm "
         "oracle cisco samsung sony huawei tencent alibaba baidu bytedance xiaomi "
         "openai anthropic deepmind deepseek mistral hugging_face tesla "
         "toyota volkswagen bmw ford honda nissan boeing airbus siemens bosch "
         "netflix spotify uber airbnb twitter linkedin adobe salesforce "
         "sap dell hp lenovo qualcomm broadcom tsmc asml arm foxconn "
         "walmart ikea nestle unilever pfizer moderna bayer novartis roche shell bp exxon chevron goldman_sachs jpmorgan_chase "
         "morgan_stanley reuters bloomberg bbc cnn "
         "nasa fbi cia nato unesco unicef who imf opec interpol greenpeace mozilla red_hat canonical nokia ericsson motorola "
         "philips panasonic toshiba hitachi "
         "mcdonald's starbucks coca-cola pepsi nike adidas disney pixar nintendo sega"},
        {Trait::product,
         "cuda chatgpt iphone ipad android windows linux ubuntu debian macos ios python java javascript typescript rust fortran "
         "cobol perl php ruby swift kotlin tensorflow pytorch "
         "photoshop excel powerpoint gmail firefox chrome chromium safari kubernetes "
         "docker postgresql mysql sqlite git github gitlab wikipedia youtube "
         "playstation xbox bitcoin ethereum opencl vulkan directx gpt-3 gpt-4 llama gemini macbook macbook_pro"},
        {Trait::demonym,
         "american british english french german italian spanish portuguese dutch belgian swiss austrian swedish norwegian "
         "danish finnish icelandic irish scottish "
         "welsh polish czech slovak hungarian romanian bulgarian greek turkish russian ukrainian belarusian soviet chinese "
         "japanese korean vietnamese thai indian "
         "pakistani indonesian malaysian australian canadian mexican brazilian argentine chilean peruvian colombian cuban "
         "egyptian moroccan algerian tunisian "
         "nigerian kenyan ethiopian israeli palestinian iranian iraqi syrian saudi lebanese jordanian afghan european asian "
         "african latin western eastern northern southern "
         "christian muslim jewish buddhist hindu catholic protestant roman uyghur uyghurs americans germans russians europeans "
         "africans asians indians"},
        {Trait::event_noun, "world_war_i world_war_ii cold_war space_race"},
    };
    return lists;
}

}  // namespace skein::en
