#pragma once
// The dependency relations that rules ask for, as an enumeration instead of the model's own numbers.

#include "extract/text/language_model.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace skein {

// Universal Dependencies relations; subtypes only where a rule needs them. `other` is anything else.
enum class Dep : std::uint8_t {
    other,
    root,
    nsubj,
    nsubj_pass,
    csubj,
    obj,
    iobj,
    obl,
    obl_agent,
    obl_unmarked,
    xcomp,
    ccomp,
    advcl,
    acl,
    acl_relcl,
    conj,
    parataxis,
    appos,
    nmod,
    nmod_poss,
    nmod_desc,
    nmod_unmarked,
    amod,
    advmod,
    nummod,
    compound,
    compound_prt,
    flat,
    fixed,
    goeswith,
    aux,
    aux_pass,
    cop,
    mark,
    case_,
    cc,
    cc_preconj,
    det,
    expl,
    punct,
    list,
    dislocated,
    vocative,
    discourse,
    reparandum,
    dep,
};

// The relation's name in Universal Dependencies; "" for `other`.
[[nodiscard]] std::string_view name_of(Dep dep);

// Translates a model's numbers. A value; made once per model.
class DependencyLabels {
  public:
    explicit DependencyLabels(const LanguageModel& model);
    [[nodiscard]] Dep operator[](std::uint8_t relation) const { return table_[relation]; }

  private:
    std::array<Dep, 256> table_{};
};

}  // namespace skein
