#include "report/citation.h"

#include <array>
#include <cctype>

namespace reprise::report {
namespace {

struct Joint {
  std::string_view french;
  const char* key;
  bool wants_number;  ///< joins only before an article, a number, a roman numeral: elsewhere the word belongs to a name
};

constexpr std::array<Joint, 5> kJoints = {{{"\u202f; ", "citation_next", false},
                                           {" ; ", "citation_next", false},
                                           {" et suivants", "citation_following", false},
                                           {" et ", "citation_and", true},
                                           {" à ", "citation_until", true}}};

/// "L642-8", "15-2", "II", "R2312-6".
bool names_an_article(std::string_view rest) {
  if (rest.empty()) return false;
  const auto is_digit = [](char byte) { return std::isdigit(static_cast<unsigned char>(byte)) != 0; };
  if (is_digit(rest[0])) return true;
  if (std::string_view("LRDA").find(rest[0]) != std::string_view::npos && rest.size() > 1 && is_digit(rest[1])) return true;
  const std::size_t end = rest.find_first_not_of("IVX");
  return end != 0 && (end == std::string_view::npos || rest[end] == ' ' || rest[end] == ',');
}

struct Found {
  std::size_t at = std::string_view::npos;
  const Joint* joint = nullptr;
};

Found next_joint(std::string_view text, std::size_t from) {
  Found first;
  for (const Joint& joint : kJoints) {
    for (std::size_t at = text.find(joint.french, from); at != std::string_view::npos; at = text.find(joint.french, at + 1)) {
      if (joint.wants_number && !names_an_article(text.substr(at + joint.french.size()))) continue;
      if (at < first.at) first = {at, &joint};
      break;
    }
  }
  return first;
}

/// How it was read, where that is to be said.
std::string reading_words(const assessment::LegalBasis& basis, const Locale& locale) {
  if (basis.seen == "memory") return locale.word("calendar_to_verify");
  return basis.seen == "secondary" ? locale.word("calendar_second_hand") : "";
}

}  // namespace

std::vector<CitedPart> cited(const base::Text& basis, const Locale& locale) {
  if (locale.language() == base::Language::french || basis.fr != basis.en) return {{locale.text(basis), false}};
  std::vector<CitedPart> parts;
  const std::string text = inert(basis.fr);
  std::size_t done = 0;
  for (Found next = next_joint(text, 0); next.joint != nullptr; next = next_joint(text, done)) {
    if (next.at > done) parts.push_back({text.substr(done, next.at - done), true});
    parts.push_back({locale.word(next.joint->key), false});
    done = next.at + next.joint->french.size();
  }
  if (done < text.size()) parts.push_back({text.substr(done), true});
  return parts;
}

std::string cited_words(const base::Text& basis, const Locale& locale) {
  std::string words;
  for (const CitedPart& part : cited(basis, locale)) words += part.words;
  return words;
}

View basis_view(const assessment::LegalBasis& basis, const Locale& locale) {
  Views parts;
  for (const CitedPart& part : cited(basis.text, locale))
    parts.push_back(View().set("part_words", part.words).set("part_is_french", part.is_french));
  View view;
  view.set_list("basis_parts", std::move(parts)).set("basis_to_verify", basis.seen == "memory");
  view.set_text("basis_reading", reading_words(basis, locale)).set_text("basis_note", locale.text(basis.note));
  return view;
}

std::string basis_words(const assessment::LegalBasis& basis, const Locale& locale) {
  std::string words = cited_words(basis.text, locale);
  const std::string reading = reading_words(basis, locale);
  if (!reading.empty()) words += ", " + reading;
  if (!basis.note.empty()) words += ". " + locale.text(basis.note);
  return words;
}

}  // namespace reprise::report
