#include "engine/territories.h"

#include <set>
#include <utility>

#include "engine/quantity.h"
#include "engine/trace_facts.h"

namespace reprise::engine {
namespace {

using assessment::NamedService;
using assessment::Quantity;
using assessment::Territories;

std::string words_of(const dossier::Section& section, std::string_view key) {
  const dossier::Fact* fact = section.find(key);
  const bool usable = fact != nullptr && !fact->left_out && (fact->state == dossier::FactState::known || fact->state == dossier::FactState::uncertain);
  const auto* words = usable ? std::get_if<std::string>(&fact->value) : nullptr;
  return words == nullptr ? std::string() : *words;
}

class Telling {
 public:
  Telling(const Input& input, const takeover::Landscape& landscape) : input_(input), landscape_(landscape) {}

  Territories told() {
    tell_closing();
    for (const takeover::Pathway& one : landscape_.pathways) {
      told_.pathways.push_back({one.territory, one.people, one.group_needs, one.association_needs, one.brought, one.found, one.missing});
    }
    for (const takeover::Duplicate& one : landscape_.duplicates.pairs) {
      told_.duplicates.push_back({own(one.first), own(one.second), service_type_words(one.type), quantity(one.kilometres), one.publics});
    }
    told_.duplicates_missing = landscape_.duplicates.missing;
    tell_head_offices();
    for (const takeover::Concentration& one : landscape_.concentrations) {
      told_.concentrations.push_back(
          {one.territory, service_type_words(one.type), quantity(one.before), quantity(one.after), quantity(one.change), one.contradicted});
    }
    for (const takeover::MatrixCell& one : landscape_.matrix) {
      told_.matrix.push_back({one.territory, service_type_words(one.type), one.group_services, one.association_services, quantity(one.group),
                              quantity(one.association), quantity(one.together)});
    }
    for (const takeover::Placed& one : landscape_.placed) {
      const bool is_own = one.role == takeover::Role::target;
      told_.placed.push_back({is_own ? own(one.service) : of_group(one.service), is_own, one.commune, one.homonyms});
    }
    label_what_misses();
    return std::move(told_);
  }

 private:
  [[nodiscard]] NamedService own(const std::string& id) const { return named_service(id, input_.dossier.list("services"), input_.dossier.list("establishments")); }
  [[nodiscard]] NamedService of_group(const std::string& id) const { return named_service(id, input_.group.list("services"), input_.group.list("establishments")); }

  void tell_closing() {
    const takeover::Closure& closure = landscape_.closure;
    told_.places = quantity(closure.places);
    told_.without_group = quantity(closure.without_group);
    told_.irreplaceable = quantity(closure.irreplaceable);
    for (const takeover::Loss& loss : closure.services) {
      std::vector<NamedService> instead;
      for (const std::string& id : loss.instead) instead.push_back(of_group(id));
      told_.closing.push_back({own(loss.service), service_type_words(loss.type), loss.territory, quantity(loss.places), std::move(instead),
                               quantity(loss.without_group), quantity(loss.others_in_zone), quantity(loss.irreplaceable)});
    }
  }

  void tell_head_offices() {
    for (const takeover::HeadOffice& one : landscape_.head_offices.offices) {
      told_.head_offices.push_back({{one.id, one.name}, one.commune, one.role == takeover::Role::target, quantity(one.headcount), one.functions});
    }
    told_.functions_doubled = landscape_.head_offices.doubled;
    told_.head_offices_missing = landscape_.head_offices.missing;
  }

  void label_what_misses() {
    std::set<std::string> paths;
    const auto add = [&paths](const std::vector<std::string>& missing) { paths.insert(missing.begin(), missing.end()); };
    for (const auto& one : told_.closing) {
      for (const Quantity* number : {&one.places, &one.without_group, &one.others_in_zone, &one.irreplaceable}) add(number->missing);
    }
    for (const Quantity* sum : {&told_.places, &told_.without_group, &told_.irreplaceable}) add(sum->missing);
    for (const auto& one : told_.pathways) add(one.missing);
    add(told_.duplicates_missing);
    add(told_.head_offices_missing);
    for (const auto& one : told_.head_offices) add(one.headcount.missing);
    for (const auto& one : told_.concentrations) add(one.after.missing);
    for (const auto& one : told_.matrix) add(one.together.missing);
    for (const std::string& path : paths) told_.labels.push_back({path, label_of_path(path)});
  }

  const Input& input_;
  const takeover::Landscape& landscape_;
  Territories told_;
};

}  // namespace

NamedService named_service(const std::string& id, const dossier::EntryList& services, const dossier::EntryList& establishments) {
  const dossier::Entry* service = services.find(id);
  std::string name = service == nullptr ? "" : words_of(service->section, "name");
  const dossier::Entry* establishment = service == nullptr ? nullptr : establishments.find(words_of(service->section, "establishment"));
  if (name.empty() && establishment != nullptr) name = words_of(establishment->section, "name");
  return {id, name.empty() ? id : name};
}

Territories territories(const Input& input, const takeover::Landscape& landscape) { return Telling(input, landscape).told(); }

}  // namespace reprise::engine
