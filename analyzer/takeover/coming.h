// What an association's accounts bring into a group's by the route of its takeover, line by line. Private to this module.
#pragma once

#include <string_view>

#include "dossier/dossier.h"
#include "takeover/bounds.h"
#include "takeover/pro_forma.h"

namespace reprise::takeover {

class Coming {
 public:
  /// `year` of its accounts; 0: it has none. The dossier must outlive it.
  Coming(const dossier::Dossier& dossier, int year);

  [[nodiscard]] Comes comes() const { return comes_; }
  [[nodiscard]] Bounded line(std::string_view id) const;
  [[nodiscard]] Bounded headcount() const;

 private:
  [[nodiscard]] Bounded account(std::string_view word) const;
  [[nodiscard]] Bounded self_financing() const;
  [[nodiscard]] Bounded of_whole(std::string_view id) const;
  [[nodiscard]] Bounded of_sites(std::string_view id) const;
  [[nodiscard]] Bounded from_sites(std::string_view word_of_establishment, std::string_view word_of_service, Sign sign) const;
  [[nodiscard]] Bounded owned_or_owed(std::string_view id) const;
  [[nodiscard]] Bounded in_transaction(std::string_view word) const;

  const dossier::Dossier& dossier_;
  const dossier::Section* accounts_ = nullptr;
  int year_;
  std::string route_;
  Comes comes_ = Comes::unknown;
};

/// What the route makes of the accounts; some sites or all of them, that is for the list of those that pass to say.
[[nodiscard]] Comes comes_by(const dossier::Dossier& dossier);

/// A line of `accounts` that cannot be below 0.
[[nodiscard]] Sign sign_of(std::string_view line);

}  // namespace reprise::takeover
