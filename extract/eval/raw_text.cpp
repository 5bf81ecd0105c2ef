#include "extract/eval/raw_text.hpp"

#include "base/byte_sink.hpp"
#include "base/utf8.hpp"
#include "extract/text/parse_document.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <string>

namespace skein {
namespace {

bool has_comment(const TreebankSentence& sentence, std::string_view name) {
    return std::ranges::any_of(sentence.comments, [name](const std::string& comment) {
        return comment.starts_with(name) && (comment.size() == name.size() || comment[name.size()] == ' ');
    });
}

// A document's text, and where its blocks begin in it.
struct RawText {
    std::string text;
    std::vector<std::size_t> blocks;
};

void append(RawText& raw, const TreebankSentence& sentence) {
    auto multiword = sentence.multiword.begin();
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        while (multiword != sentence.multiword.end() && multiword->last <= i) ++multiword;
        const bool inside = multiword != sentence.multiword.end() && i >= multiword->first;
        if (!inside || i == multiword->first) raw.text += inside ? multiword->form : sentence.words[i].form;
        if ((!inside || i + 1 == multiword->last) && space_after(sentence, i)) raw.text += ' ';
    }
}

Document document_of(RawText raw, std::string name, RawKind kind) {
    Document document;
    document.record.uri = name;
    document.source = std::make_shared<const SourceText>(Source{std::move(name), std::move(raw.text)});
    const SourceText& source = *document.source;
    for (std::size_t i = 0; i < raw.blocks.size(); ++i) {
        Block& block = document.blocks.emplace_back();
        block.kind = kind == RawKind::speech ? BlockKind::speech : BlockKind::paragraph;
        block.text.append_slice(source, raw.blocks[i], i + 1 < raw.blocks.size() ? raw.blocks[i + 1] : source.text().size());
    }
    return document;
}

// Where sentences end, in characters that are no white space; those at which documents begin or end are left out.
std::set<std::size_t> ends_of(const std::vector<TreebankSentence>& sentences, const std::set<std::size_t>& without,
                              std::set<std::size_t>* documents) {
    std::set<std::size_t> ends;
    std::size_t at = 0;
    for (const TreebankSentence& sentence : sentences) {
        if (documents != nullptr && has_comment(sentence, "newdoc")) documents->insert(at);
        auto multiword = sentence.multiword.begin();
        for (std::size_t i = 0; i < sentence.words.size(); ++i) {
            while (multiword != sentence.multiword.end() && multiword->last <= i) ++multiword;
            const bool inside = multiword != sentence.multiword.end() && i >= multiword->first;
            if (inside && i != multiword->first) continue;
            const std::string& form = inside ? multiword->form : sentence.words[i].form;
            for (std::size_t byte = 0; byte < form.size();) {
                const CodePoint point = decode_at(form, byte);
                at += is_space(point.value) ? 0U : 1U;
                byte += point.size;
            }
        }
        ends.insert(at);
    }
    if (documents != nullptr) documents->insert(at);
    for (const std::size_t end : without) ends.erase(end);
    return ends;
}

}  // namespace

std::vector<Document> raw_documents(const std::vector<TreebankSentence>& gold, RawKind kind) {
    std::vector<Document> documents;
    RawText raw;
    const auto finish = [&] {
        if (!raw.text.empty())
            documents.push_back(document_of(std::move(raw), "document " + std::to_string(documents.size() + 1), kind));
        raw = {};
    };
    for (const TreebankSentence& sentence : gold) {
        if (has_comment(sentence, "newdoc")) finish();
        if (raw.text.empty() || (kind == RawKind::written && has_comment(sentence, "newpar")))
            raw.blocks.push_back(raw.text.size());
        append(raw, sentence);
    }
    finish();
    return documents;
}

std::vector<TreebankSentence> analyze_raw(const LanguageModel& model, const en::Lexicon& lexicon,
                                          const std::vector<Document>& documents) {
    StringSink out;
    Workspace workspace;
    Diagnostics diagnostics;
    for (const Document& document : documents) {
        const std::vector<Annotation> annotations = parse_document(document, model, lexicon, workspace, diagnostics);
        for (std::size_t i = 0; i < annotations.size(); ++i) {
            const Block& block = document.blocks[i];
            const OriginalSpan original = [&block](std::size_t start, std::size_t end) {
                return block.text.original(start, end);
            };
            for (const SentenceTokens& sentence : annotations[i].sentences)
                write_conllu(model, annotations[i], sentence, "raw", original, out);
        }
    }
    return read_conllu(out.take(), "parsed text");
}

Agreement score_sentence_ends(const std::vector<TreebankSentence>& gold, const std::vector<TreebankSentence>& system) {
    std::set<std::size_t> documents;
    ends_of(gold, {}, &documents);
    const std::set<std::size_t> expected = ends_of(gold, documents, nullptr);
    const std::set<std::size_t> found = ends_of(system, documents, nullptr);
    Agreement agreement{"Ends", 0, expected.size(), found.size()};
    for (const std::size_t end : found) agreement.correct += expected.contains(end);
    return agreement;
}

}  // namespace skein
