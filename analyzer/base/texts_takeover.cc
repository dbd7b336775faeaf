#include "base/texts.h"

namespace reprise::base::texts {
namespace {

constexpr DiagnosticText kTexts[] = {
    {"takeover-joins-unknown", Severity::error, "expected a legal person of the group, got '{word}'",
     "une personne morale du groupe est attendue, «\u202f{word}\u202f» n’en est pas une", "{suggestion}", "{suggestion}"},
    {"takeover-sector-unknown", Severity::error, "expected a sector of the group, got '{word}'",
     "un secteur du groupe est attendu, «\u202f{word}\u202f» n’en est pas un", "{suggestion}", "{suggestion}"},
    {"chart-layout", Severity::error, "the chart '{chart}' cannot be laid out: {reason}",
     "le schéma «\u202f{chart}\u202f» ne peut pas être mis en page\u202f: {reason}", "", ""},
};

}  // namespace

std::span<const DiagnosticText> takeover() { return kTexts; }

}  // namespace reprise::base::texts
