// Ids for names and groups, and the text of every chain.

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/label.hpp"
#include "extract/mermaid/resolution.hpp"
#include "graph/mermaid_names.hpp"

#include <algorithm>
#include <unordered_set>

namespace skein::mermaid {

namespace {

class NameSettler {
  public:
    NameSettler(Flowchart& chart, Resolution& out) : chart_(chart), text_(chart.text), out_(out) {}

    void settle() {
        collect();
        find_inner_names();
        settle_groups();
        for (const Chain& chain : chart_.chains)
            for (const auto& group : chain.groups)
                for (const NodeMention& node : group) settle_name(node);
        write_group_heads();
        for (const Statement& statement : chart_.statements)
            if (statement.kind == StatementKind::chain) write_chain(chart_.chains[statement.index], statement);
    }

  private:
    void collect() {
        for (const Chain& chain : chart_.chains)
            for (const auto& group : chain.groups)
                for (const NodeMention& node : group) {
                    NameUse& use = out_.names[node.name];
                    use.shaped = use.shaped || node.shape || !node.attributes.empty();
                    if (!node.quoted && is_mermaid_id(node.name)) out_.fresh.reserve(node.name);
                }
        for (const GroupStatement& group : chart_.groups)
            if (!group.id.empty()) out_.fresh.reserve(group.id);
    }

    // Names of groups that are named as nodes inside their own body: Mermaid would draw a circle of containers.
    void find_inner_names() {
        std::unordered_map<std::string, std::size_t> open;  // id or title → how many open groups have it
        for (const Statement& statement : chart_.statements) {
            if (statement.kind == StatementKind::open_group || statement.kind == StatementKind::close_group) {
                const GroupStatement& group = chart_.groups[statement.index];
                const std::size_t step = statement.kind == StatementKind::open_group ? 1 : std::size_t{0} - 1;
                const std::string title = plain_title(group);
                open[group.id] += step;
                if (title != group.id) open[title] += step;
            } else if (statement.kind == StatementKind::chain) {
                for (const auto& group : chart_.chains[statement.index].groups)
                    for (const NodeMention& node : group)
                        if (const auto found = open.find(node.name); found != open.end() && found->second > 0)
                            inner_.insert(node.name);
            }
        }
    }

    void settle_groups() {
        std::unordered_set<std::string> seen;
        for (std::uint32_t i = 0; i < chart_.groups.size(); ++i) {
            GroupStatement& group = chart_.groups[i];
            const std::string written = group.id;
            std::string id = written;
            const auto use = out_.names.find(written);
            const bool is_node =
                !written.empty() && ((use != out_.names.end() && use->second.shaped) || inner_.contains(written));
            const bool words = written.find(' ') != std::string::npos;
            if (written.empty() && group.rewrite && !group.title.empty()) {
                id = out_.fresh.make(plain_title(group), "sg");
            } else if (is_node || (!written.empty() && !seen.insert(written).second)) {
                id = out_.fresh.make(plain_title(group), "sg");
                group.rewrite = true;
                group.why = is_node ? "a subgraph cannot have the id of a node" : "two subgraphs cannot have the same id";
            }
            // A name made of words, or a reserved one, that is the title of a subgraph means the subgraph.
            const std::string title = plain_title(group);
            if (const auto named = out_.names.find(title); named != out_.names.end() && !named->second.group && !is_node &&
                                                           named->second.shaped == false && !inner_.contains(title) &&
                                                           (!is_mermaid_id(title) || id == title)) {
                if (id.empty()) {
                    id = out_.fresh.make(title, "sg");
                    group.rewrite = true;
                    group.why = "an arrow leads to this subgraph, so it needs an id";
                }
                named->second.group = i;
                named->second.id = id;
            }
            if (const auto named = out_.names.find(written);
                !written.empty() && !words && named != out_.names.end() && !is_node && !named->second.group) {
                named->second.group = i;
                named->second.id = id;
            }
            out_.group_ids.push_back(id);
        }
    }

    [[nodiscard]] static std::string plain_title(const GroupStatement& group) {
        std::string title = group.title.empty() ? group.id : seen_label(group.title).plain;
        std::replace(title.begin(), title.end(), '\n', ' ');
        return title;
    }

    void settle_name(const NodeMention& node) {
        NameUse& use = out_.names[node.name];
        if (!use.id.empty()) return;
        use.id = !node.quoted && is_mermaid_id(node.name) ? node.name : out_.fresh.make(node.name, "n");
    }

    void write_group_heads() {
        for (std::uint32_t i = 0; i < chart_.groups.size(); ++i) {
            const GroupStatement& group = chart_.groups[i];
            if (!group.rewrite) continue;
            const std::string& id = out_.group_ids[i];
            std::string title = group.title;
            if (title.empty() && !id.empty() && id != group.id) title = quoted_label(group.id);
            if (!title.empty() && !title.starts_with('"') &&
                (id != group.id || title.find_first_of("()[]{}|") != std::string::npos))
                title = quoted_label(seen_label(title).plain);
            std::string head = id;
            if (!title.empty() && title != id) head += id.empty() ? title : '[' + title + ']';
            const bool touching = group.head_begin == group.begin + 8;
            chart_.edit(group.head_begin, group.head_end, (touching && !head.empty() ? " " : "") + head);
            chart_.mended(group.begin, group.why);
        }
    }

    // The edits of one mention of a node.
    void write_mention(const NodeMention& node, std::vector<Edit>& edits) {
        NameUse& use = out_.names[node.name];
        std::string id = use.id;
        const bool renamed = use.id != node.name || node.quoted;
        if (renamed) {
            const bool needs_label = !use.group && !use.shaped && !use.labelled;
            if (needs_label) {
                id += '[' + quoted_label(node.name) + ']';
                use.labelled = true;
            }
            if (reported_.insert(node.name).second)
                chart_.mended(node.begin, use.group ? "these words are the title of a subgraph; its id is used"
                                                    : "\"" + node.name + "\" cannot be an id; the node is called " + use.id +
                                                          " and shows its name");
            edits.push_back({node.begin, node.name_end, id});
        } else if (text_.substr(node.begin, node.name_end - node.begin) != id) {
            edits.push_back({node.begin, node.name_end, id});
            chart_.mended(node.begin, "odd blanks in a name");
        }
        if (node.shape) write_shape(node, edits);
    }

    void write_shape(const NodeMention& node, std::vector<Edit>& edits) {
        const FoundShape& shape = *node.shape;
        const std::string_view raw = text_.substr(shape.label_begin, shape.label_end - shape.label_begin);
        MendedLabel label = mend_label(raw);
        // "[/x]" and "(-x)" would open other brackets.
        const char bracket = shape.form->open.back();
        const bool opens = !raw.empty() && ((bracket == '[' && (raw.front() == '/' || raw.front() == '\\')) ||
                                            (bracket == '(' && raw.front() == '-'));
        if (!label.changed && opens && !shape.foreign)
            label = {quoted_label(raw), true, "put quotes around a label that begins like a bracket"};
        if (shape.foreign) {
            const ShapeForm& form = form_of(shape.form->shape);
            edits.push_back({shape.begin, shape.end, std::string(form.open) + label.source + std::string(form.close)});
            chart_.mended(shape.begin, "brackets of East Asian width become Mermaid's");
        } else if (label.changed) {
            edits.push_back({shape.label_begin, shape.label_end, label.source});
            chart_.mended(shape.label_begin, label.why);
        }
    }

    void write_chain(const Chain& chain, const Statement& statement) {
        // Before its name gets a label: that belongs to a mention that stays.
        const bool empty =
            chain.dangling && chain.links.empty() && chain.groups.front().size() == 1 && !chain.groups.front().front().shape;
        if (empty) return chart_.remove_statement(statement.begin, std::max(chain.end, chain.dangling->end));
        std::vector<Edit> edits = chain.edits;
        for (const auto& [at, why] : chain.notes) chart_.mended(at, why);
        for (const auto& group : chain.groups)
            for (const NodeMention& node : group) write_mention(node, edits);
        bool reversed = false;
        for (std::size_t i = 0; i < chain.links.size(); ++i) {
            const Link& link = chain.links[i];
            reversed = reversed || link.reversed;
            if (link.changed) edits.push_back({link.begin, link.end, link.text});
            if (becomes_head(chain.groups[i].back(), link)) {
                edits.push_back({link.begin, link.begin, " "});
                chart_.mended(link.begin, "a blank keeps the name's last letter from becoming the arrow's head");
            }
        }
        if (chain.dangling) {
            // An earlier edit may reach into the arrow (a second arrow behind it).
            std::size_t from = chain.groups.back().back().end;
            for (const Comment& comment : chain.comments)
                if (comment.end <= chain.dangling->begin) from = std::max(from, comment.end);
            std::erase_if(edits, [&](const Edit& edit) { return edit.begin >= from; });
            edits.push_back({from, std::max(chain.dangling->end, from), ""});
        }
        if (!reversed) {
            for (Edit& edit : edits) chart_.edits.push_back(std::move(edit));
            return;
        }
        chart_.edit(chain.begin, chain.dangling ? std::max(chain.end, chain.dangling->end) : chain.end, turned(chain, edits));
    }

    // Mermaid's lexer begins a token behind a digit or a letter beyond ASCII: an 'x' or 'o' there belongs to the arrow it
    // touches.
    static bool becomes_head(const NodeMention& node, const Link& link) {
        if (node.shape || node.quoted || !node.classes.empty() || node.end != link.begin || !link.id.empty()) return false;
        const std::string& name = node.name;
        if (!name.ends_with('x') && !name.ends_with('o')) return false;
        if (name.size() == 1) return true;
        const char before = name[name.size() - 2];
        return is_ascii_digit(before) || static_cast<unsigned char>(before) >= 0x80 || before == ':' || before == ',';
    }

    // Every arrow of the chain by itself, the ones that point back turned round.
    std::string turned(const Chain& chain, const std::vector<Edit>& edits) {
        const auto words = [&](std::size_t index, bool first) {
            const auto& group = chain.groups[index];
            if (first) return apply_edits(text_, edits, group.front().begin, group.back().end);
            std::string ids;
            for (const NodeMention& node : group) ids += (ids.empty() ? "" : " & ") + out_.names[node.name].id;
            return ids;
        };
        std::string out;
        const std::string indent = chart_.indent_of(chain.begin);
        for (std::size_t i = 0; i < chain.links.size(); ++i) {
            const Link& link = chain.links[i];
            const std::string left = words(i, i == 0);
            const std::string right = words(i + 1, true);
            const std::string arrow(trim_blanks(link.text));
            if (i > 0) out += '\n' + indent;
            out += (link.reversed ? right : left) + ' ' + arrow + ' ' + (link.reversed ? left : right);
        }
        return out;
    }

    Flowchart& chart_;
    std::string_view text_;
    Resolution& out_;
    std::unordered_set<std::string> inner_;     // group ids named inside their own group
    std::unordered_set<std::string> reported_;  // names already explained
};

}  // namespace

void settle_names(Flowchart& chart, Resolution& out) { NameSettler(chart, out).settle(); }

}  // namespace skein::mermaid
