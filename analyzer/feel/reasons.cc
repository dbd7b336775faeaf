#include "feel/reasons.h"

#include <array>
#include <string>

namespace reprise::feel::reasons {
namespace {

struct Reason {
  std::string_view code;
  std::string_view en;
  std::string_view fr;
};

// U+202F and U+00A0 stand where French typography wants them.
constexpr std::array kReasons = {
    Reason{"bad-argument", "this argument is not allowed: {detail}", "argument refusé : {detail}"},
    Reason{"bad-date", "not a date, time or duration: {detail}", "ni date, ni heure, ni durée : {detail}"},
    Reason{"bad-pattern", "not a regular expression: {detail}", "expression régulière incorrecte : {detail}"},
    Reason{"conflicting-rows", "rows of the table hit with different results", "des lignes de la table donnent des résultats différents"},
    Reason{"division-by-zero", "division by zero", "division par zéro"},
    Reason{"duplicate-key", "the context has the entry {detail} twice", "le contexte contient deux fois l’entrée {detail}"},
    Reason{"empty-list", "the list is empty", "la liste est vide"},
    Reason{"index-out-of-range", "the list has no item {detail}", "la liste n’a pas d’élément {detail}"},
    Reason{"missing-operand", "an operand is null", "un opérande est nul"},
    Reason{"no-clock", "the present moment is not known to an expression", "une expression ne connaît pas l’instant présent"},
    Reason{"no-row-hit", "no row of the table hits", "aucune ligne de la table ne s’applique"},
    Reason{"no-such-entry", "there is no entry {detail}", "il n’y a pas d’entrée {detail}"},
    Reason{"no-such-function", "{detail} is not a function", "{detail} n’est pas une fonction"},
    Reason{"number-out-of-range", "the number has no finite decimal value", "le nombre n’a pas de valeur décimale finie"},
    Reason{"recursion-limit", "the evaluation is nested too deeply", "l’évaluation est imbriquée trop profondément"},
    Reason{"several-rows-hit", "several rows of a table of unique hits apply: {detail}",
           "plusieurs lignes s’appliquent dans une table à réponse unique : {detail}"},
    Reason{"step-limit", "the evaluation takes too many steps", "l’évaluation demande trop d’étapes"},
    Reason{"too-deep", "the value is nested too deeply", "la valeur est imbriquée trop profondément"},
    Reason{"unknown-name", "the name {detail} is not known", "le nom {detail} est inconnu"},
    Reason{"unknown-type", "there is no type {detail}", "il n’y a pas de type {detail}"},
    Reason{"unsupported", "not supported: {detail}", "non pris en charge : {detail}"},
    Reason{"wrong-arity", "wrong arguments: {detail}", "arguments incorrects : {detail}"},
    Reason{"wrong-type", "wrong type: {detail}", "type incorrect : {detail}"},
};

std::string fill(std::string_view pattern, std::string_view detail) {
  constexpr std::string_view kDetail = "{detail}";
  std::string text(pattern);
  if (const std::size_t at = text.find(kDetail); at != std::string::npos) text.replace(at, kDetail.size(), detail);
  return text;
}

}  // namespace

base::Text words(std::string_view code, std::string_view detail) {
  for (const Reason& reason : kReasons) {
    if (reason.code == code) return {fill(reason.fr, detail), fill(reason.en, detail)};
  }
  return base::Text::same(code);
}

Value null(std::string_view code, base::Span span, std::string_view detail) {
  return Value::null({std::string(code), {words, std::string(detail)}, span});
}

}  // namespace reprise::feel::reasons
