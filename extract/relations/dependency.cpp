#include "extract/relations/dependency.hpp"

#include <string_view>
#include <utility>

namespace skein {
namespace {

// A subtype that is not listed counts as its relation.
constexpr std::pair<std::string_view, Dep> names[] = {
    {"root", Dep::root},
    {"nsubj", Dep::nsubj},
    {"nsubj:pass", Dep::nsubj_pass},
    {"csubj", Dep::csubj},
    {"obj", Dep::obj},
    {"iobj", Dep::iobj},
    {"obl", Dep::obl},
    {"obl:agent", Dep::obl_agent},
    {"obl:unmarked", Dep::obl_unmarked},
    {"obl:tmod", Dep::obl_unmarked},
    {"obl:npmod", Dep::obl_unmarked},
    {"xcomp", Dep::xcomp},
    {"ccomp", Dep::ccomp},
    {"advcl", Dep::advcl},
    {"acl", Dep::acl},
    {"acl:relcl", Dep::acl_relcl},
    {"conj", Dep::conj},
    {"parataxis", Dep::parataxis},
    {"appos", Dep::appos},
    {"nmod", Dep::nmod},
    {"nmod:poss", Dep::nmod_poss},
    {"nmod:desc", Dep::nmod_desc},
    {"nmod:unmarked", Dep::nmod_unmarked},
    {"amod", Dep::amod},
    {"advmod", Dep::advmod},
    {"nummod", Dep::nummod},
    {"compound", Dep::compound},
    {"compound:prt", Dep::compound_prt},
    {"flat", Dep::flat},
    {"fixed", Dep::fixed},
    {"goeswith", Dep::goeswith},
    {"aux", Dep::aux},
    {"aux:pass", Dep::aux_pass},
    {"cop", Dep::cop},
    {"mark", Dep::mark},
    {"case", Dep::case_},
    {"cc", Dep::cc},
    {"cc:preconj", Dep::cc_preconj},
    {"det", Dep::det},
    {"expl", Dep::expl},
    {"punct", Dep::punct},
    {"list", Dep::list},
    {"dislocated", Dep::dislocated},
    {"vocative", Dep::vocative},
    {"discourse", Dep::discourse},
    {"reparandum", Dep::reparandum},
    {"dep", Dep::dep},
};

Dep dep_from(std::string_view name) {
    if (name.empty()) return Dep::other;
    for (const auto& [known, dep] : names) {
        if (known == name) return dep;
    }
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? Dep::other : dep_from(name.substr(0, colon));
}

}  // namespace

std::string_view name_of(Dep dep) {
    for (const auto& [name, known] : names) {
        if (known == dep) return name;
    }
    return {};
}

DependencyLabels::DependencyLabels(const LanguageModel& model) {
    for (std::size_t number = 0; number < table_.size(); ++number)
        table_[number] = dep_from(model.relation(static_cast<std::uint8_t>(number)));
}

}  // namespace skein
