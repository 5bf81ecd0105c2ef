#include "extract/train/passages.hpp"

#include "base/utf8.hpp"
#include "extract/text/annotation.hpp"
#include "extract/text/segment_features.hpp"

#include <algorithm>

namespace skein {
namespace {

constexpr float lost_stop_share = 0.4F;
constexpr std::size_t shortest_passage = 2;
// How often a passage is laid out in lines: broken at a width, or after each sentence.
constexpr float wrapped_share = 0.08F, line_sentence_share = 0.08F;

std::uint8_t tag_number(const std::string& upos) {
    for (int i = 0; i <= static_cast<int>(Upos::X); ++i) {
        if (name_of(static_cast<Upos>(i)) == upos) return static_cast<std::uint8_t>(i + 1);
    }
    return 0;
}

bool begins(const TreebankSentence& sentence, std::string_view what) {
    return std::ranges::any_of(sentence.comments, [what](const std::string& comment) {
        return comment == what || comment.starts_with(std::string(what) + " ");
    });
}

bool is_spoken(const TreebankSentence& sentence) {
    return std::ranges::any_of(sentence.comments, [](const std::string& comment) {
        return comment == "meta::genre = conversation" || comment == "meta::genre = vlog" ||
               comment == "meta::genre = interview" || comment == "meta::genre = court" || comment == "meta::genre = speech";
    });
}

bool is_stop(std::string_view form) { return form.find_first_not_of(".!?") == std::string_view::npos; }

}  // namespace

std::vector<RunningDocument> running_documents(const std::vector<TreebankSentence>& sentences, const FeatureExtractor& extractor,
                                               const std::map<std::string, std::uint32_t>& frequencies,
                                               std::size_t sentences_together) {
    std::vector<RunningDocument> documents;
    std::size_t together = 0;
    bool named = false;
    for (const TreebankSentence& sentence : sentences) {
        const bool opens = begins(sentence, "newdoc");
        named = named || opens;
        if (documents.empty() || opens || (!named && together == sentences_together)) {
            documents.emplace_back().spoken = is_spoken(sentence);
            together = 0;
        }
        ++together;
        std::vector<PassageToken>& tokens = documents.back().tokens;
        const std::size_t first = tokens.size();
        bool blank = true;
        for (std::size_t i = 0; i < sentence.words.size(); ++i) {
            const TreebankWord& word = sentence.words[i];
            const std::string normal(NormalForm(word.form).lower());
            PassageToken& token = tokens.emplace_back();
            token.rows = extractor.rows(word.form);
            token.lower_rows = extractor.rows(to_lower(word.form));
            const auto found = frequencies.find(normal);
            token.frequency = found == frequencies.end() ? 0 : found->second;
            token.tag = tag_number(word.upos);
            token.punctuation = word.upos == "PUNCT";
            token.blank_before = blank;
            blank = space_after(sentence, i);
        }
        if (tokens.size() == first) continue;
        tokens[first].opens_paragraph = begins(sentence, "newpar") || opens;
        tokens.back().end = true;
        for (std::size_t i = tokens.size(); i-- > first && tokens[i].punctuation;) {
            tokens[i].stop = is_stop(sentence.words[i - first].form);
        }
    }
    return documents;
}

namespace {

// The document's tokens as one line of training tokens; where paragraphs begin, if they are to be seen.
struct Line {
    TrainingSentence tokens;
    std::vector<bool> opens;
};

Line lay_out(const RunningDocument& document, PassageNoise noise, Random& random) {
    const bool lower = noise == PassageNoise::speech || noise == PassageNoise::lower_case;
    const bool bare = noise == PassageNoise::speech || noise == PassageNoise::no_punctuation;
    Line line;
    bool removed = false;
    bool opens = false;
    for (const PassageToken& token : document.tokens) {
        opens = opens || token.opens_paragraph;
        const bool lost = noise == PassageNoise::lost_stops && token.stop && random.uniform() < lost_stop_share;
        if ((bare && token.punctuation) || lost) {
            if (token.end && !line.tokens.empty()) line.tokens.back().end = 1;
            removed = true;
            continue;
        }
        TrainingToken out;
        out.rows = segment_rows(lower ? token.lower_rows : token.rows, removed || token.blank_before ? Gap::blank : Gap::none);
        out.frequency = token.frequency;
        out.tag = token.tag;
        out.end = token.end ? 1 : 0;
        line.tokens.push_back(out);
        line.opens.push_back(opens);
        removed = opens = false;
    }
    return line;
}

void break_lines(TrainingSentence& passage, Random& random) {
    const float dice = random.uniform();
    const bool wrapped = dice < wrapped_share;
    const bool by_sentence = !wrapped && dice < wrapped_share + line_sentence_share;
    if (!wrapped && !by_sentence) return;
    const std::uint32_t width = 8 + random.below(8);
    for (std::size_t i = 1; i < passage.size(); ++i) {
        const bool breaks = wrapped ? i % width == 0 : passage[i - 1].end == 1;
        if (breaks && passage[i].rows[table_gap] == static_cast<std::uint32_t>(Gap::blank)) {
            passage[i].rows[table_gap] = static_cast<std::uint32_t>(Gap::line_end);
        }
    }
}

}  // namespace

std::vector<TrainingSentence> passages_of(const RunningDocument& document, PassageNoise noise, std::size_t longest,
                                          Random& random) {
    const Line line = lay_out(document, noise, random);
    const bool paragraphs = noise == PassageNoise::none && !document.spoken;
    std::vector<TrainingSentence> passages;
    for (std::size_t at = 0; at < line.tokens.size();) {
        const std::size_t size = longest / 3 + random.below(static_cast<std::uint32_t>(longest - longest / 3));
        std::size_t end = at + 1;
        while (end < line.tokens.size() && end - at < size && !(paragraphs && line.opens[end])) ++end;
        // Mostly what is cut for its length is cut after a sentence, as texts are.
        if (end - at == size && random.uniform() < 0.7F) {
            std::size_t shorter = end;
            while (shorter > at && line.tokens[shorter - 1].end != 1) --shorter;
            if (shorter > at) end = shorter;
        }
        TrainingSentence passage(line.tokens.begin() + static_cast<std::ptrdiff_t>(at),
                                 line.tokens.begin() + static_cast<std::ptrdiff_t>(end));
        at = end;
        if (passage.size() < shortest_passage) continue;
        passage.back().end = -1;
        break_lines(passage, random);
        passages.push_back(std::move(passage));
    }
    return passages;
}

}  // namespace skein
