// ROW: M1
// VERDICT: ok
// FINDINGS:
// WHY: a writer never waits, neither for its own mutex, so that no reader queues behind it, nor with a mutex held; so whoever has one of the two always gets on.
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>

class Gazetteer {
public:
  std::string capital(int country) const {
    const std::shared_lock countriesLock(countriesMutex_);
    const auto found = countries_.find(country);
    if (found == countries_.end())
      return {};
    const std::shared_lock citiesLock(citiesMutex_);
    const auto city = cities_.find(found->second);
    return city == cities_.end() ? std::string() : city->second;
  }

  bool isCapital(int city) const {
    const std::shared_lock citiesLock(citiesMutex_);
    if (cities_.count(city) == 0)
      return false;
    const std::shared_lock countriesLock(countriesMutex_);
    for (const auto &[country, capital] : countries_)
      if (capital == city)
        return true;
    return false;
  }

  /// Does nothing while somebody looks; the importer comes back later.
  bool importCountry(int country, int capital) {
    const std::unique_lock lock(countriesMutex_, std::try_to_lock);
    if (!lock.owns_lock())
      return false;
    countries_[country] = capital;
    return true;
  }

  bool importCity(int city, const std::string &name) {
    const std::unique_lock lock(citiesMutex_, std::try_to_lock);
    if (lock)
      cities_[city] = name;
    return lock.owns_lock();
  }

private:
  mutable std::shared_mutex countriesMutex_;
  std::map<int, int> countries_;
  mutable std::shared_mutex citiesMutex_;
  std::map<int, std::string> cities_;
};
