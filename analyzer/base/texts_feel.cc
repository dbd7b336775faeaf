#include <array>

#include "base/texts.h"

namespace reprise::base::texts {
namespace {

constexpr std::array kTexts = {
    DiagnosticText{"feel-argument-type", Severity::error, "{got} does not fit here: {signature}", "{got} ne convient pas ici : {signature}", "", ""},
    DiagnosticText{"feel-arity", Severity::error, "wrong arguments for '{name}', which is {signature}",
                   "arguments incorrects pour « {name} », qui est {signature}", "", ""},
    DiagnosticText{"feel-at-literal", Severity::error, "expected a date, time or duration in quotes after '@'",
                   "une date, une heure ou une durée entre guillemets est attendue après « @ »",
                   "for example @\"2012-03-16\", @\"08:30:00\", @\"P6M\"", "par exemple @\"2012-03-16\", @\"08:30:00\", @\"P6M\""},
    DiagnosticText{"feel-encoding", Severity::error, "the expression is not UTF-8 text", "l’expression n’est pas un texte UTF-8", "", ""},
    DiagnosticText{"feel-escape", Severity::error, "this string has an escape that is no character",
                   "ce texte contient un échappement qui n’est pas un caractère", "characters are written \\uXXXX or \\UXXXXXX",
                   "un caractère s’écrit \\uXXXX ou \\UXXXXXX"},
    DiagnosticText{"feel-mixed-arguments", Severity::error, "expected either all arguments with a name or none",
                   "tous les arguments doivent être nommés, ou aucun", "", ""},
    DiagnosticText{"feel-number", Severity::error, "expected a number", "un nombre est attendu",
                   "digits with a decimal point, without a unit: 0.05, not 5%", "des chiffres avec un point décimal, sans unité : 0.05, non 5 %"},
    DiagnosticText{"feel-operand-type", Severity::error, "expected {expected}, got {got}", "attendu : {expected}, trouvé : {got}", "{hint}", "{hint}"},
    DiagnosticText{"feel-syntax", Severity::error, "expected {expected}, got {got}", "attendu : {expected}, trouvé : {got}", "{hint}", "{hint}"},
    DiagnosticText{"feel-table", Severity::error, "{problem}", "{problem}", "", ""},
    DiagnosticText{"feel-too-deep", Severity::error, "the expression is nested deeper than {limit} levels",
                   "l’expression est imbriquée sur plus de {limit} niveaux", "", ""},
    DiagnosticText{"feel-too-long", Severity::error, "the expression is longer than {limit} KiB", "l’expression dépasse {limit} Kio", "", ""},
    DiagnosticText{"feel-unclosed", Severity::error, "expected the end of the {what}", "fin manquante : {what}", "", ""},
    DiagnosticText{"feel-unclosed-bracket", Severity::error, "'{bracket}' is not closed: expected {expected}, got {got}",
                   "« {bracket} » n’est pas fermé : attendu : {expected}, trouvé : {got}", "", ""},
    DiagnosticText{"feel-unknown-argument", Severity::error, "unknown argument '{argument}' of '{name}', which is {signature}",
                   "argument « {argument} » inconnu de « {name} », qui est {signature}", "{hint}", "{hint}"},
    DiagnosticText{"feel-unknown-choice", Severity::error, "{name} is never \"{got}\": expected one of {choices}",
                   "{name} ne vaut jamais « {got} » : attendu : {choices}", "{hint}", "{hint}"},
    DiagnosticText{"feel-unknown-entry", Severity::error, "unknown entry '{name}' of '{owner}'", "entrée « {name} » inconnue de « {owner} »", "{hint}",
                   "{hint}"},
    DiagnosticText{"feel-unknown-name", Severity::error, "unknown name '{name}'", "nom « {name} » inconnu", "{hint}", "{hint}"},
    DiagnosticText{"feel-unknown-type", Severity::error, "unknown type '{name}'", "type « {name} » inconnu", "{hint}", "{hint}"},
};

}  // namespace

std::span<const DiagnosticText> feel() { return kTexts; }

}  // namespace reprise::base::texts
