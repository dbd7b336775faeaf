// Pointers to what values share: the count of owners stands in what is owned, so that a pointer is one word and a copy one
// increment. Several threads may share one content.
#pragma once

#include <atomic>
#include <cstdint>
#include <utility>

namespace reprise::feel {

/// What counts its owners; made with one.
class Counted {
 public:
  Counted() = default;
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;

  void retain() const { owners_.fetch_add(1, std::memory_order_relaxed); }
  /// Whether that was the last one.
  [[nodiscard]] bool release() const { return owners_.fetch_sub(1, std::memory_order_acq_rel) == 1; }
  [[nodiscard]] bool has_one_owner() const { return owners_.load(std::memory_order_acquire) == 1; }

 protected:
  ~Counted() = default;

 private:
  mutable std::atomic<std::uint32_t> owners_{1};
};

/// One of the owners, or none. `T` is Counted and has `static void destroy(const T*)`.
template <typename T>
class Owner {
 public:
  Owner() = default;
  explicit Owner(const T* made) : owned_(made) {}
  Owner(const Owner& other) : owned_(other.owned_) {
    if (owned_ != nullptr) owned_->retain();
  }
  Owner(Owner&& other) noexcept : owned_(std::exchange(other.owned_, nullptr)) {}
  Owner& operator=(Owner other) noexcept {
    std::swap(owned_, other.owned_);
    return *this;
  }
  ~Owner() {
    if (owned_ != nullptr && owned_->release()) T::destroy(owned_);
  }
  [[nodiscard]] const T* get() const { return owned_; }

 private:
  const T* owned_ = nullptr;
};

}  // namespace reprise::feel
