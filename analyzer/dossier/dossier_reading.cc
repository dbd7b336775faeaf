#include <array>

#include "dossier/reading.h"

namespace reprise::dossier {
namespace {

using namespace reading;

constexpr std::array<std::string_view, 4> kSections = {"association", "governance", "workforce", "transaction"};

void read_sections(Reading& reading, const document::Node& root, Dossier& dossier) {
  for (const std::string_view name : kSections) {
    const Located located = locate(root, name);
    const SectionName section{name, std::string(name)};
    dossier.sections.emplace(name, read_section(reading, section, located.node, {}, located.place));
  }
}

void read_lists(Reading& reading, const document::Node& root, Dossier& dossier) {
  for (const ListSection& kind : dossier_lists()) {
    EntryList list = read_list(reading, kind, root);
    const std::string name = list.path;
    dossier.lists.emplace(name, std::move(list));
  }
}

void check_founded(Reading& reading, const Fact& founded) {
  const auto* date = std::get_if<scalar::Date>(&founded.value);
  if (date == nullptr || !reading.as_of || *date <= *reading.as_of) return;
  const base::Text before{"une date au plus tard le " + reading.as_of->to_string(), "a day no later than " + reading.as_of->to_string()};
  reading.report("dossier-dates-contradict", founded.place, {{"expected", before}, {"got", date->to_string()}});
}

void check(Reading& reading, const Dossier& dossier) {
  check_accounts(reading, dossier.list("accounts"), true);
  check_accounts(reading, dossier.list("forecasts"), false);
  check_services(reading, dossier.list("services"), dossier.list("establishments"));
  check_measures(reading, dossier.list("measures"));
  check_founded(reading, dossier.section("association").at("founded"));
}

}  // namespace

base::Checked<Dossier> dossier_from_document(const document::Document& document, const ReadingOptions& options) {
  const document::Node root = document.root();
  Reading reading = begin(root, options);
  Dossier dossier;
  dossier.file = document.source();
  dossier.fictional = flag_of(root, "fictional", false);
  dossier.id = text_of(locate(root, "association").node.value_or(root), "id");
  read_sections(reading, root, dossier);
  read_lists(reading, root, dossier);
  dossier.timeline = read_timeline(reading, root);
  dossier.waivers = read_waivers(reading, root);
  dossier.procedure = read_procedure(reading, root);
  const Sites sites{dossier.lists.find("establishments")->second, dossier.lists.find("services")->second};
  dossier.transfers = read_transfers(reading, root, sites);
  check(reading, dossier);
  check_lives(reading, sites);
  keep_those_of_the_day(reading, sites);
  dossier.former = take_out(reading, dossier.transfers, sites);
  reading.diagnostics.sort();
  base::Checked<Dossier> checked;
  checked.diagnostics = std::move(reading.diagnostics);
  if (!reading.as_of || !root.is_mapping()) return checked;
  dossier.as_of = *reading.as_of;
  dossier.sources = std::move(reading.sources);
  checked.value = std::move(dossier);
  return checked;
}

}  // namespace reprise::dossier
