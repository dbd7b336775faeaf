#include "base/texts.h"

namespace reprise::base::texts {
namespace {

constexpr DiagnosticText kTexts[] = {
    {"communes-code-twice", Severity::error, "expected each commune once, got the code {code} twice",
     "chaque commune est attendue une fois, le code {code} y est deux fois", "keep one of the two lines", "gardez l’une des deux lignes"},
    {"communes-line", Severity::error, "expected {expected}, got '{line}'", "{expected} est attendu, et non «\u202f{line}\u202f»",
     "a name, an INSEE code of five characters, degrees with a decimal point; the first line names the columns",
     "un nom, un code INSEE de cinq caractères, des degrés avec un point décimal\u202f; la première ligne nomme les colonnes"},
    {"takeover-joins-unknown", Severity::error, "expected a legal person of the group, got '{word}'",
     "une personne morale du groupe est attendue, «\u202f{word}\u202f» n’en est pas une", "{suggestion}", "{suggestion}"},
    {"takeover-sector-unknown", Severity::error, "expected a sector of the group, got '{word}'",
     "un secteur du groupe est attendu, «\u202f{word}\u202f» n’en est pas un", "{suggestion}", "{suggestion}"},
    {"takeover-site-unknown", Severity::error, "expected an establishment of the association, or a service in none, got '{word}'",
     "un établissement de l’association, ou un service hors établissement, est attendu, «\u202f{word}\u202f» n’en est pas un", "{suggestion}", "{suggestion}"},
    {"chart-layout", Severity::error, "the chart '{chart}' cannot be laid out: {reason}",
     "le schéma «\u202f{chart}\u202f» ne peut pas être mis en page\u202f: {reason}", "", ""},
};

}  // namespace

std::span<const DiagnosticText> takeover() { return kTexts; }

}  // namespace reprise::base::texts
