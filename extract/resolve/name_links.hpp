#pragma once
// Which names the rules of name_clusters.cpp may look at for a name, so that a few can be joined anew without the others: names
// that one rule compares share a number, their link. Only for extract/resolve.

#include "extract/resolve/name_groups.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// A block of more names is no evidence any more: nobody can tell which of them is meant.
inline constexpr std::size_t most_in_block = 64;

// What rules ask of a name alone. Empty: the rule says nothing of it.
[[nodiscard]] std::string singular_key(const NameNode& node);  // key of "Acme pump" for "Acme pumps"
[[nodiscard]] std::string untitled_key(const NameNode& node);  // key of "Huang Lei" for "Professor Huang Lei"
[[nodiscard]] std::string maker_key(const NameNode& node);     // key of "Acme" for "Acme R1"
[[nodiscard]] bool is_full_name(const NameNode& node);         // a person's, of two words or more
[[nodiscard]] bool is_model(const NameNode& node);             // "R1"
[[nodiscard]] bool may_be_heard(const NameForm& form);
[[nodiscard]] bool may_be_misheard(const NameNode& node);      // may be another name's mishearing, or what was meant by one
[[nodiscard]] bool may_be_meant(const NameNode& node);         // of these: written by somebody, as names are
// Among many that sound alike only what is named again and again can be what was meant.
[[nodiscard]] bool is_well_attested(const NameNode& node);
// Whether `heard` may stand for `term`, which may be meant. Speech may mishear by much; what was written is misspelt in one
// letter, and seldom.
[[nodiscard]] bool may_stand_for(const NameNode& heard, const NameNode& term, bool same_sound);
// Whether a given name's short form may begin with `letter`, another than its own: "Bill", "William".
[[nodiscard]] bool may_be_short_form(std::string_view given, char letter);

// A hash of 32 bits: names that share none are never compared.
using NameLink = std::int64_t;
[[nodiscard]] NameLink key_link(std::string_view key);              // of the name itself, and of names that lead to it
[[nodiscard]] NameLink last_name_link(std::string_view last);       // of persons' full names
[[nodiscard]] NameLink full_name_link(char first_letter, std::string_view last);
[[nodiscard]] NameLink model_link(std::string_view model);          // of "Acme R1"
[[nodiscard]] NameLink sound_link(std::string_view sound);

// Those that the name is to be found by; in order, each once.
[[nodiscard]] std::vector<NameLink> links_of(const NameNode& node);

}  // namespace skein
