#include "extract/denials.hpp"

#include "base/utf8.hpp"
#include "extract/resolve/name_form.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

namespace {

constexpr std::uint32_t reach = 12;             // sentences back to the claim
constexpr double turned = 0.6;                  // of the confidence of both statements
constexpr std::size_t most_denied = 4;          // claims of one sentence

constexpr std::string_view judgements[] = {"mistaken",    "wrong",      "false",    "unfounded",  "baseless",  "misleading",
                                           "incorrect",   "inaccurate", "untrue",   "groundless", "misguided", "unjustified",
                                           "exaggerated", "overstated", "debunked", "refuted",    "absurd",    "nonsense"};
constexpr std::string_view misjudging[] = {"misunderstand", "be mistaken",       "err",           "be wrong", "misread",
                                           "misjudge",      "be mistaken about", "be wrong about"};
constexpr std::string_view claim_nouns[] = {"claim",      "claims",      "argument",   "arguments",  "accusation", "accusations",
                                            "allegation", "allegations", "assertion",  "assertions", "statement",  "statements",
                                            "theory",     "theories",    "view",       "views",      "conclusion", "conclusions",
                                            "thesis",     "contention",  "criticism",  "reasoning",  "analysis",   "idea",
                                            "ideas",      "notion",      "suggestion", "suggestions"};

template <std::size_t Count>
bool holds_any(const std::string_view (&list)[Count], std::string_view text) {
    const std::vector<std::string> words = form_of(text).words;
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::find(std::begin(list), std::end(list), word) != std::end(list);
    });
}

template <std::size_t Count>
bool lists(const std::string_view (&list)[Count], std::string_view word) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool links_entities(const Statement& statement) {
    return !statement.subject.entity.empty() && statement.object && !statement.object->entity.empty();
}

bool is_copula(std::string_view lemma) { return lemma == "be" || lemma == "seem" || lemma == "appear" || lemma == "remain"; }

class Denials {
  public:
    explicit Denials(Extraction& document) : document_(document) {}

    void run() {
        const std::size_t count = document_.statements.size();
        std::vector<Statement> denials;
        for (std::size_t i = 0; i < count; ++i) {
            const Statement& judgement = document_.statements[i];
            const auto judged = judged_by(judgement);
            if (!judged || judgement.modality == Modality::questioned || judgement.modality == Modality::hypothetical) continue;
            for (const Statement* claim : last_claims(*judged, judgement)) denials.push_back(denial(*claim, judgement));
        }
        for (Statement& statement : denials) document_.statements.push_back(std::move(statement));
    }

  private:
    // Whose claims a statement judges to be mistaken; nothing when it judges none.
    [[nodiscard]] std::optional<std::string> judged_by(const Statement& judgement) const {
        if (judgement.polarity == Polarity::negated) return std::nullopt;
        const bool calls_wrong =
            is_copula(judgement.relation.lemma) && judgement.object && holds_any(judgements, judgement.object->text);
        const bool calls_wrong_in_one = !judgement.object && holds_any(judgements, judgement.relation.lemma);
        if ((calls_wrong || calls_wrong_in_one) && holds_any(claim_nouns, judgement.subject.text)) return named_in(judgement);
        // "misread the news" judges no claim.
        const auto of_claims = [&] { return !judgement.object || holds_any(claim_nouns, judgement.object->text); };
        const bool misjudges = calls_wrong || (lists(misjudging, judgement.relation.lemma) && of_claims());
        const bool somebody = judgement.subject.type == EntityType::Person || judgement.subject.type == EntityType::Organization;
        if (misjudges && !judgement.subject.entity.empty() && somebody) return judgement.subject.entity;
        return std::nullopt;
    }

    // The person or organization that the judged claims' phrase names: "Ada's claim", "the arguments in Ada's talk".
    [[nodiscard]] std::optional<std::string> named_in(const Statement& judgement) const {
        std::optional<std::string> only;
        const auto first =
            std::lower_bound(document_.mentions.begin(), document_.mentions.end(), judgement.subject.span.start,
                             [](const Mention& mention, std::uint64_t start) { return mention.span.start < start; });
        for (auto at = first; at != document_.mentions.end() && at->span.start < judgement.subject.span.end; ++at) {
            if (at->type != EntityType::Person && at->type != EntityType::Organization) continue;
            if (only && *only != at->entity) return std::nullopt;
            only = at->entity;
        }
        return only;
    }

    // What `who` was said to say in the last sentence before the judgement in which it said something of two entities.
    [[nodiscard]] std::vector<const Statement*> last_claims(const std::string& who, const Statement& judgement) const {
        std::vector<const Statement*> claims;
        const std::uint32_t end = judgement.sentence.index();
        // Statements are in the order of their sentences.
        auto at = std::lower_bound(
            document_.statements.begin(), document_.statements.end(), end > reach ? end - reach : 0,
            [](const Statement& statement, std::uint32_t sentence) { return statement.sentence.index() < sentence; });
        for (; at != document_.statements.end() && at->sentence.index() < end; ++at) {
            const Statement& statement = *at;
            if (statement.claimant() != who || !links_entities(statement)) continue;
            if (!claims.empty() && claims.back()->sentence.index() < statement.sentence.index()) claims.clear();
            if (claims.size() < most_denied) claims.push_back(&statement);
        }
        return claims;
    }

    [[nodiscard]] static Statement denial(const Statement& claim, const Statement& judgement) {
        Statement denied;
        denied.sentence = judgement.sentence;
        denied.subject = claim.subject;
        denied.object = claim.object;
        denied.relation = {judgement.relation.text, claim.relation.lemma, judgement.relation.span};
        // "are mistaken" says it, "are" alone does not.
        if (judgement.object && is_copula(judgement.relation.lemma) &&
            judgement.object->span.start >= judgement.relation.span.end) {
            denied.relation.text += ' ' + judgement.object->text;
            denied.relation.span.end = judgement.object->span.end;
        }
        denied.polarity = claim.polarity == Polarity::affirmed ? Polarity::negated : Polarity::affirmed;
        denied.modality = judgement.modality;
        denied.claimants = judgement.claimants;
        denied.confidence = std::round(turned * claim.confidence * judgement.confidence * 100) / 100;
        denied.rule = "denial";
        return denied;
    }

    Extraction& document_;
};

}  // namespace

void add_denials(Extraction& document) { Denials(document).run(); }

}  // namespace skein
