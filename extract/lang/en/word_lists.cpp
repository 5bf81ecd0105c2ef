#include "extract/lang/en/word_lists.hpp"

namespace skein::en {

std::span<const TagList> tag_lists() {
    static constexpr TagList lists[] = {
        {Upos::DET,
         "the a an this that these those each every either neither some any no all both another such what which whichever "
         "whatever half"},
        {Upos::PRON,
         "i you he she it we they me him her us them myself yourself "
         "himself herself itself ourselves themselves my your his its our "
         "their mine yours hers ours theirs who whom whose which that what whatever "
         "whoever someone somebody something anyone anybody anything everyone "
         "everybody everything nobody nothing none one ones this these "
         "those there each other others another everybody both all some many "
         "most few several any such"},
        {Upos::AUX,
         "be am is are was were been being 's 're 'm have has had having 've "
         "'d 'll do does did will would shall should can could may might must "
         "ca wo"},
        {Upos::PART, "not n't to 's '"},
        {Upos::ADP,
         "of in to for with on at by from as into through about over "
         "under after before between among against during without within "
         "across behind beyond near off onto out per since than toward "
         "towards upon via until till up down along around despite except "
         "like unlike inside outside throughout amid amidst beneath beside "
         "besides above below concerning regarding versus vs aboard past "
         "alongside amongst given including excluding following considering according due"},
        {Upos::SCONJ,
         "that if because although though while whereas unless since as when whenever where wherever whether than until once "
         "lest how why"},
        {Upos::CCONJ, "and or but nor plus & either neither so both"},
        {Upos::INTJ, "yes no yeah oh okay ok well hey hello wow ah uh um right please hmm"},
        {Upos::NUM,
         "zero one two three four five six seven eight nine ten eleven "
         "twelve thirteen fourteen fifteen sixteen seventeen eighteen "
         "nineteen twenty thirty forty fifty sixty seventy eighty ninety "
         "hundred thousand million billion trillion dozen hundreds thousands "
         "millions billions trillions dozens"},
        {Upos::ADV,
         "not never always often sometimes usually rarely seldom hardly "
         "scarcely barely nearly almost already still just only even also "
         "too very quite rather so as then now here there today tomorrow yesterday soon later earlier ago again once twice ever "
         "perhaps maybe however therefore thus hence moreover furthermore "
         "nevertheless nonetheless meanwhile instead otherwise indeed "
         "anyway away back forward together apart abroad ahead well far "
         "long much more most less least how why when where up down out off "
         "over in on around about along through by else yet somewhat somehow "
         "alone almost enough first second third lastly firstly secondly thirdly "
         "finally currently recently previously probably certainly "
         "definitely actually basically simply really especially particularly "
         "specifically approximately roughly likely further though all no longer anymore altogether overnight online"},
        {Upos::ADJ,
         "good better best bad worse worst big bigger biggest small "
         "smaller smallest large larger largest great greater greatest high "
         "higher highest low lower lowest new newer newest old older "
         "oldest young younger early late long short strong stronger weak "
         "fast faster fastest slow slower cheap cheaper cheapest expensive easy easier hard harder hardest true false real free "
         "open closed full empty same different "
         "other own main major minor key top last next first second third "
         "few many much more most several various certain whole entire "
         "rich poor clear dark bright light heavy deep broad wide narrow "
         "hot cold warm cool dry wet clean dirty safe dangerous simple "
         "complex rare common single double mere former latter previous "
         "current recent future past present late huge massive tiny vast "
         "tough rough smooth raw pure fresh ready able unable aware afraid "
         "alone alive dead sick ill healthy busy certain sure likely unlikely "
         "right wrong fair firm foreign native private public secret "
         "sensitive senior junior chief vice net gross total human robust "
         "modern ancient urban rural royal civil solar lunar nuclear "
         "domestic overseas average fine nice kind proud sad happy angry "
         "capable comparable responsible possible impossible available visible "
         "wary vital immense intense dense diverse severe sincere mature secure "
         "obsolete concrete discrete remote acute absolute adequate appropriate ultimate intimate legitimate illegitimate "
         "delicate elaborate corporate bold brave calm crucial cruel "
         "cutting-edge open-source closed-source long-term short-term high-end "
         "low-end state-of-the-art top-tier well-known low-level high-level "
         "unfounded untrue mistaken baseless groundless incorrect inaccurate misleading controversial due subject plausible "
         "transparent valid tempting refreshing"},
        {Upos::NOUN,
         "people man men woman women child children company companies time times "
         "year years day days week weeks month months hour hours minute minutes "
         "thing things way ways part parts world life work works hand "
         "number numbers system systems case point points government program "
         "question questions problem problems fact money story idea ideas information power country countries business issue "
         "issues side kind head house service "
         "friend father mother hour game line lines end member members "
         "law car city community name president minute team body back "
         "parent face others level office door health person art war history "
         "party result results reason morning research girl guy moment "
         "air teacher force education foot boy age policy process music market "
         "sense nation plan college interest death experience effect use "
         "class control field development role effort rate heart drug show "
         "leader light voice wife police mind price report decision son hope view "
         "relationship town road arm difference value building action season "
         "society tax director position player record paper space ground form event "
         "matter center couple site project activity star table need court oil "
         "situation cost industry figure street image phone data piece land doctor wall "
         "worker news test movie north south east west love step baby computer type attention film tree source hair look chance "
         "claim claims model models chip chips technology technologies software "
         "hardware network training performance platform strategy lab code "
         "stock crash export exports design designs language languages algorithm algorithms video videos channel expert experts "
         "critic critics"},
    };
    return lists;
}

std::span<const TraitList> trait_lists() {
    static constexpr TraitList lists[] = {
        {Trait::be, "be am is are was were been being 're 'm"},
        {Trait::have, "have has had having 've"},
        {Trait::modal, "will would shall should can could may might must 'll ca wo"},
        {Trait::negation, "not n't never no neither nor hardly scarcely rarely seldom without nobody nothing none cannot"},
        {Trait::subject_pronoun, "i you he she it we they"},
        {Trait::relative, "which who that whom whose where"},
        {Trait::possessive, "my your his her its our their whose"},
        {Trait::speech,
         "say tell state claim report announce declare argue note add explain "
         "point assert insist maintain mention remark reply respond reveal "
         "confirm write describe emphasize emphasise stress highlight suggest "
         "warn allege acknowledge admit concede comment conclude contend "
         "indicate testify predict speculate propose stipulate clarify analyze analyse show demonstrate estimate charge agree "
         "repeat reiterate observe complain"},
        {Trait::belief,
         "believe think suspect expect hope fear know feel assume suppose consider doubt hold find worry understand"},
        {Trait::denial, "deny reject refute dispute dismiss rebut contradict debunk"},
        {Trait::planning,
         "plan intend aim want hope expect seek prepare propose promise vow pledge agree decide set mean wish look"},
        {Trait::implicative,
         "manage begin start continue use happen come proceed get need have help go tend seem appear prove like choose dare "
         "learn"},
        {Trait::failing, "fail refuse decline cease stop neglect"},
        {Trait::light,
         "have take make give cause pose get do play pay put hold reach enter lead spark raise open suffer express show serve"},
        {Trait::phase, "begin start continue keep stop finish avoid resume consider risk"},
        {Trait::role,
         "president minister chancellor chairman chairwoman chairperson chief "
         "director manager head founder co-founder cofounder owner leader secretary "
         "spokesman spokeswoman spokesperson professor doctor engineer scientist researcher author writer journalist reporter "
         "editor analyst expert lawyer attorney judge "
         "senator congressman congresswoman governor mayor king queen prince "
         "princess actor actress singer musician composer painter artist player coach "
         "student teacher officer general captain colonel soldier employee "
         "worker developer programmer designer architect investor economist "
         "historian philosopher physicist chemist biologist mathematician "
         "youtuber blogger host presenter critic official ambassador diplomat "
         "representative ceo cto cfo coo entrepreneur billionaire activist "
         "politician candidate pilot driver farmer nurse physician surgeon "
         "pope bishop priest rabbi imam poet novelist playwright filmmaker producer inventor pioneer executive adviser advisor "
         "consultant commentator columnist "
         "man woman boy girl son daughter father mother brother sister wife husband friend colleague rival successor predecessor "
         "partner neighbour neighbor tsar czar librarian"},
        {Trait::group,
         "experts critics analysts researchers scientists investors officials developers employees users engineers people "
         "residents supporters opponents "
         "companies firms reports sources media observers economists lawyers "
         "authorities authority police members programmers players students teachers "
         "doctors politicians lawmakers regulators journalists readers viewers customers competitors rivals giants others some "
         "many historians staff team neighbours neighbors"},
        {Trait::organization_noun,
         "company startup start-up firm corporation lab laboratory giant "
         "maker manufacturer outlet university agency bank newspaper magazine "
         "institute organisation organization group party association club "
         "team band label studio publisher retailer supplier vendor provider "
         "developer conglomerate subsidiary cooperative college school museum ministry department court union"},
        {Trait::product_noun,
         "platform model chip gpu cpu card language framework software app "
         "application chatbot system tool library device phone processor "
         "instruction engine service browser console computer laptop notebook "
         "car vehicle aircraft drug vaccine protocol toolkit llm program "
         "series version product hardware server graphics accelerator sensor camera robot database compiler assistant satellite "
         "probe telescope rocket"},
        {Trait::place_noun,
         "city town village country state province region district island river lake mountain capital county valley street"},
        {Trait::event_noun,
         "war battle election festival conference summit olympics revolution massacre crisis earthquake race cup championship"},
        {Trait::work_noun,
         "video book novel film movie article paper song album report essay poem play painting documentary podcast episode "
         "study"},
        {Trait::time_noun,
         "year month week day hour minute second decade century morning afternoon evening night quarter season weekend today "
         "yesterday tomorrow moment"},
        {Trait::unit,
         "million billion trillion thousand hundred percent dollar dollars "
         "euro euros pound pounds yuan yen cent cents km kilometre kilometres "
         "kilometer kilometers mile miles metre metres meter meters kg kilogram "
         "kilograms ton tons tonne tonnes gb mb tb kb gigabyte gigabytes "
         "megabyte megabytes watt watts mw kw hz ghz mhz parameters tokens people "
         "users employees times degrees litres liters hours minutes seconds days "
         "weeks months years"},
        {Trait::claim_noun,
         "claim claims accusation accusations allegation allegations "
         "argument arguments report reports rumour rumours rumor rumors "
         "assertion assertions statement statements idea notion suggestion view belief theory"},
        {Trait::title,
         "mr mrs ms dr prof professor president senator sir dame lord lady captain "
         "colonel general judge justice governor mayor king queen prince princess "
         "pope saint sheikh chancellor minister secretary rep sen gov lieutenant sergeant admiral reverend"},
        {Trait::organization_part,
         "inc corp corporation ltd llc plc co gmbh ag company university institute "
         "college school bank labs lab laboratory laboratories group agency "
         "commission ministry party association foundation council committee "
         "times post journal news department bureau federation union league "
         "academy society museum research hospital airlines airways motors systems technologies technology software hardware "
         "studios pictures records press "
         "partners holdings capital industries international court parliament "
         "congress senate army navy police fc united nations organization organisation "
         "office center centre board trust cooperative works quantization"},
        {Trait::place_part,
         "valley river lake mount mountain mountains street avenue road city island islands province county region square bay "
         "sea ocean gulf peninsula desert "
         "park bridge airport station harbour harbor beach hills forest coast republic kingdom states territory district village "
         "town"},
        {Trait::month, "january february march april may june july august september october november december"},
        {Trait::weekday, "monday tuesday wednesday thursday friday saturday sunday"},
        {Trait::generic_acronym,
         "ai gpu gpus cpu cpus llm llms pc pcs api apis ceo cto cfo coo tv "
         "usb ram vram ssd ip it hr pr os url sql html xml json pdf ceos "
         "dna rna uv id ids faq diy gps sms app apps gb mb tb kb gdp ipo ngo ngos ufo ceo's r&d nlp ml iot vr ar hiv aids dvd cd "
         "atm ok am pm ad bc"},
        {Trait::particle, "up out off down over away back on in along around about through apart together"},
        {Trait::starter,
         "the this that these those there here it they we he she i you however "
         "moreover furthermore therefore thus hence nonetheless nevertheless "
         "meanwhile although though while when if as after before since because "
         "despite unlike like given in on at for from to with by first second third "
         "firstly secondly thirdly fourthly finally lastly next then now today "
         "yesterday many some most few several all both each every having "
         "yet but and so or interestingly naturally unfortunately fortunately "
         "similarly additionally consequently instead indeed overall regarding "
         "discussing leveraging following according what why how who where "
         "which my our their his her its also once until unless one no not yes "
         "perhaps maybe recently previously currently later earlier even only just"},
        {Trait::ordinary,
         "making waves giants advanced performance lanes innovation master "
         "testament crossroads brick engine clever national free open new old "
         "summary content core ideas point conclusion conceptual map framework "
         "overarching source disclaimer comments favorites add impact concerns "
         "approach breakthrough conventional unconventional fundamental hardware "
         "optimization efficiency versus power english title description "
         "advertisements advertisement reply leave show like"},
        {Trait::evaluation,
         "unfounded mistaken false wrong untrue baseless incorrect groundless unjustified inaccurate misleading unsubstantiated"},
    };
    return lists;
}

}  // namespace skein::en
