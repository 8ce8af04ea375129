#ifndef CONVERTER_POOL_H
#define CONVERTER_POOL_H

namespace office {

class ConverterPool {
public:
  explicit ConverterPool(int converters);
  /// Waits up to thirty seconds for a converter. False when there was none.
  bool take() noexcept;
  void give() noexcept;
};

} // namespace office

#endif
