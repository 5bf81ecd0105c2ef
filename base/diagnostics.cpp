#include "base/diagnostics.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace skein {

void Diagnostics::note(std::string message, SourcePlace place, std::string advice) {
    add({Severity::note, std::move(place), std::move(message), std::move(advice)});
}
void Diagnostics::repaired(std::string message, SourcePlace place, std::string advice) {
    add({Severity::repaired, std::move(place), std::move(message), std::move(advice)});
}
void Diagnostics::warning(std::string message, SourcePlace place, std::string advice) {
    add({Severity::warning, std::move(place), std::move(message), std::move(advice)});
}
void Diagnostics::error(std::string message, SourcePlace place, std::string advice) {
    add({Severity::error, std::move(place), std::move(message), std::move(advice)});
}

void Diagnostics::append(Diagnostics&& later) {
    findings_.insert(findings_.end(), std::make_move_iterator(later.findings_.begin()),
                     std::make_move_iterator(later.findings_.end()));
    later.findings_.clear();
}

std::size_t Diagnostics::count(Severity severity) const {
    return static_cast<std::size_t>(std::count_if(findings_.begin(), findings_.end(),
                                                  [&](const Finding& finding) { return finding.severity == severity; }));
}

const char* name_of(Severity severity) {
    switch (severity) {
        case Severity::note: return "note";
        case Severity::repaired: return "repaired";
        case Severity::warning: return "warning";
        case Severity::error: return "error";
    }
    return "";
}

std::string format(const Finding& finding) {
    return format_report(finding.place, name_of(finding.severity), finding.message, finding.advice);
}

}  // namespace skein
