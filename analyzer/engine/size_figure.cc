#include "engine/size_figure.h"

#include <algorithm>

#include "dossier/vocabulary.h"
#include "engine/wording.h"

namespace reprise::engine {
namespace {

using assessment::PublishedSize;
using assessment::SizeFigure;
using assessment::SizeMeasure;
using base::Text;
using scalar::Decimal;

constexpr std::string_view kSizes = "group.sizes[]";

std::string sources_of(const dossier::Evidence& evidence) {
  std::string sources;
  for (const std::string& id : evidence.sources) sources += (sources.empty() ? "" : " ") + id;
  return sources;
}

/// What a fact or one of its alternatives says; nothing where it says no number.
struct Said {
  const dossier::FactValue& value;
  const std::optional<Decimal>& low;
  const std::optional<Decimal>& high;
  bool is_range;
  const dossier::Evidence& evidence;
};

std::optional<PublishedSize> published(int year, const Said& said, assessment::Unit unit) {
  PublishedSize size;
  size.year = year;
  size.sources = sources_of(said.evidence);
  size.note = dossier::remark_of(said.evidence);
  if (said.is_range) {
    size.value = range_words(said.low, said.high, unit);
    size.low = said.low.value_or(Decimal(0)).to_double();
    if (said.high) size.high = said.high->to_double();
    size.open = !said.high;
    return size;
  }
  const auto* number = std::get_if<Decimal>(&said.value);
  if (number == nullptr) return std::nullopt;
  // A head count says nothing more by its unit, which the measure bears.
  size.value = unit == assessment::Unit::euro ? amount_words(*number, unit) : number_words(*number, 0);
  size.low = number->to_double();
  return size;
}

void add(SizeMeasure& measure, int year, const dossier::Fact& fact, assessment::Unit unit) {
  if (fact.left_out) return;
  const bool says_something = fact.state == dossier::FactState::known || fact.state == dossier::FactState::uncertain;
  if (!says_something) return;
  if (auto own = published(year, {fact.value, fact.low, fact.high, fact.is_range, fact.evidence}, unit)) measure.values.push_back(std::move(*own));
  for (const dossier::Alternative& other : fact.alternatives) {
    if (auto size = published(year, {other.value, other.low, other.high, other.is_range, other.evidence}, unit)) measure.values.push_back(std::move(*size));
  }
}

SizeMeasure measure_of(const dossier::Word& word, const dossier::EntryList& sizes) {
  SizeMeasure measure{std::string(word.key), {std::string(word.fr), std::string(word.en)}, {}};
  for (const dossier::Entry& entry : sizes.entries) {
    const auto year = Decimal::parse(entry.identity);
    if (year) add(measure, static_cast<int>(year->to_double()), entry.section.at(word.key), unit_of(word.unit));
  }
  return measure;
}

}  // namespace

SizeFigure size_figure(const dossier::Group& group) {
  SizeFigure figure;
  figure.id = "size";
  figure.title = {group.name + "\u202F: taille publiée, année par année", group.name + ": published size, year by year"};
  figure.description = {"Chaque point est une valeur publiée, à l’échelle de sa colonne\u202F; entre crochets, qui la donne. Rien n’est calculé entre les points.",
                        "Each mark is a published value, to the scale of its column; in brackets, who gives it. Nothing is computed between the marks."};
  for (const dossier::Word& word : dossier::words_of(kSizes)) {
    SizeMeasure measure = measure_of(word, group.list("sizes"));
    if (!measure.values.empty()) figure.measures.push_back(std::move(measure));
  }
  return figure;
}

}  // namespace reprise::engine
