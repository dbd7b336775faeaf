#include "base/texts.h"

namespace reprise::base::texts {
namespace {

constexpr DiagnosticText kTexts[] = {
    {"assessment-json", Severity::error, "expected {expected}, got {got}, at {path}", "{expected} attendu, {got} reçu, à {path}",
     "an assessment is written by `reprise assess --format json`; do not edit it by hand",
     "une évaluation est écrite par `reprise assess --format json` ; ne la modifiez pas à la main"},
    {"report-catalogue", Severity::error, "expected {expected}, got {got}, at {path}", "{expected} attendu, {got} reçu, à {path}", "", ""},
    {"report-word-missing", Severity::error, "expected the word `{word}` in {file}, got nothing", "le mot `{word}` est attendu dans {file}, il manque",
     "every word stands in both catalogues", "chaque mot figure dans les deux catalogues"},
    {"report-word-unused", Severity::error, "expected only words that a page uses, got `{word}`",
     "seuls des mots utilisés par une page sont attendus, `{word}` ne sert à rien", "remove it from both catalogues", "retirez-le des deux catalogues"},
    {"report-template", Severity::error, "expected a well-formed template, got: {reason}", "un gabarit bien formé est attendu, reçu : {reason}", "", ""},
};

}  // namespace

std::span<const DiagnosticText> report() { return kTexts; }

}  // namespace reprise::base::texts
