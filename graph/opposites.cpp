#include "graph/opposites.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <string>

namespace skein {

namespace {

// Words parted by commas; the first of `yes` names the question.
struct Opposites {
    std::string_view yes;
    std::string_view no;
};

constexpr Opposites verbs[] = {
    {"use,utilize,utilise,employ,rely on,depend on,adopt,leverage,run on,build on,need,require,be based on,draw on",
     "bypass,avoid,circumvent,abandon,ditch,sidestep,forgo,dispense with,do without,drop,get around,eschew,shun,skip"},
    {"support,back,endorse,favor,favour,approve of,advocate,champion,defend,agree with,side with,praise",
     "oppose,reject,criticize,criticise,condemn,object to,disagree with,denounce,attack,fight,contradict"},
    {"increase,rise,grow,climb,surge,soar,go up,raise,expand",
     "decrease,fall,drop,decline,shrink,plunge,sink,go down,reduce,lower,cut"},
    {"help,benefit,strengthen,improve,boost,protect,enhance",
     "hurt,harm,hinder,weaken,damage,undermine,threaten,endanger,worsen"},
    {"allow,permit,enable,let,legalize,legalise,authorize,license", "ban,forbid,prohibit,block,prevent,bar,restrict,outlaw"},
    {"obey,comply with,respect,follow,abide by,honor,honour,observe", "violate,break,breach,flout,ignore,infringe,defy"},
    {"accept,embrace,welcome", "refuse,decline,reject,turn down,dismiss"},
    {"confirm,prove,verify,support", "refute,disprove,debunk,rebut"},
    {"love,like,enjoy,admire", "hate,dislike,despise,detest,loathe"},
    {"trust,believe in", "distrust,mistrust,doubt"},
    {"succeed in,win,achieve", "fail at,lose,fail in"},
    {"start,begin,launch,open,continue", "stop,end,cease,halt,close,discontinue,quit"},
    {"include,contain,comprise", "exclude,lack,omit,leave out"},
    {"create,build,make,preserve", "destroy,ruin,demolish"},
    {"resemble,equal,match,be similar to,be like", "differ from,be different from,be unlike"},
    {"know,understand", "misunderstand,misread,misjudge"},
};
constexpr Opposites adjectives[] = {
    {"open,open-source,public,transparent", "closed,closed-source,proprietary,secret,private,opaque"},
    {"true,correct,accurate,right,valid,well-founded",
     "false,wrong,incorrect,inaccurate,mistaken,invalid,unfounded,misleading,baseless"},
    {"safe,secure,harmless", "unsafe,dangerous,insecure,harmful,risky"},
    {"legal,lawful,legitimate", "illegal,unlawful,illegitimate"},
    {"cheap,inexpensive,affordable", "expensive,costly,unaffordable"},
    {"possible,feasible,plausible", "impossible,infeasible,implausible,unfeasible"},
    {"alive,living", "dead,deceased"},
    {"fast,quick", "slow"},
    {"guilty", "innocent"},
    {"good,excellent,great", "bad,poor,terrible,awful"},
    {"effective,efficient,useful", "ineffective,inefficient,useless"},
    {"reliable,trustworthy,credible", "unreliable,untrustworthy"},
    {"independent", "dependent"},
    {"high", "low"},
    {"big,large,huge", "small,tiny"},
    {"strong", "weak"},
    {"healthy", "sick,ill,unhealthy"},
    {"rich,wealthy", "poor,bankrupt"},
    {"available,accessible", "unavailable,inaccessible"},
    {"necessary,essential", "unnecessary,superfluous"},
};

bool lists(std::string_view list, std::string_view word) {
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t end = std::min(list.find(',', at), list.size());
        if (list.substr(at, end - at) == word) return true;
        at = end + 1;
    }
    return false;
}

template <std::size_t Count>
std::optional<Stand> find(const Opposites (&table)[Count], std::string_view word) {
    for (const Opposites& pair : table) {
        const bool yes = lists(pair.yes, word);
        if (yes || lists(pair.no, word)) return Stand{pair.yes.substr(0, pair.yes.find(',')), yes};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Stand> stand_of_verb(std::string_view lemma) { return find(verbs, lemma); }

std::optional<Stand> stand_of_adjective(std::string_view words) {
    std::optional<Stand> only;
    const std::string lower = to_lower(words);
    for (std::size_t at = 0; at < lower.size();) {
        const std::size_t end = std::min(lower.find(' ', at), lower.size());
        const auto stand = find(adjectives, std::string_view(lower).substr(at, end - at));
        at = end + 1;
        if (!stand) continue;
        if (only && (only->question != stand->question || only->yes != stand->yes)) return std::nullopt;
        only = stand;
    }
    return only;
}

}  // namespace skein
