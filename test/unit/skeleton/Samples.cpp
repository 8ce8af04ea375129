//===-- test/unit/skeleton/Samples.cpp - Units to try things on -----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Samples.h"

#include "skeleton/Builder.h"
#include "skeleton/Text.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ObjectYAML/yaml2obj.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/YAMLTraits.h"

#include <random>

using namespace holdwait::skeleton;

const char holdwait::skeleton::SampleText[] = R"hwt(holdwait text 2
source "cache.cpp"
source "my file.cpp" partial
class Cache : Base at cache.h:10:7
class Base instantiated capability methods 3 at base.h:2:7
record Forward system
lock field Cache::mu_ in Cache type std::mutex at cache.h:12:3
pool variable sessions internal type "Pool<Session, 8>" capacity 8 at cache.cpp:3:13
field Cache::loader_ in Cache pointer
field Cache::items_ in Cache reference
field Item::mu_
field capture id 0123456789abcdef0123456789abcdef
function Cache::get in Cache at cache.cpp:10:12
function Cache::get@2 in Cache system at "odd \"name:3.h":10:12
function Base::load in Base
executor variable workers
variable ready in Cache::get local
condition variable cv recursive shared spin
variable "this" id fedcba9876543210fedcba9876543210
function "operator()"
function "with\nnewline\x01"
function helper
semaphore variable sem
queue variable queue
once variable flag
thread variable thread
task variable future
override Cache::get of Base::load
order Cache::mu_ before sessions at cache.h:13:1

define Cache::get(%key, %1 named "odd name" pointer, %q depth 2 is ready) noexcept virtual method {
  local %guard depth 1
  local %4 temporary depth 2
  local %ok reference
  block 0 handler 3:
    acquire this.Cache::mu_, sessions shared try into %ok zero at cache.cpp:11:3
    acquire %key->Cache::mu_ timed at cache.cpp:12:3
    acquire %1*->Cache::items_[*][3][=%key].Item::mu_ into %ok
    release this.Cache::mu_ upgrade
    init this.Cache::mu_ with ? mask 1
    init this.Cache::mu_
    guard bind %guard
    guard bind %guard = this.Cache::mu_, sessions try shared locking Base::load unlocking Cache::get@2 into %ok zero
    guard bind %guard = sem defer
    guard lock %guard try into %ok
    guard lock %guard
    guard unlock %guard
    guard release %guard
    guard move %4 = %guard
    guard swap %4 = %guard
    guard destroy %guard
    call Cache::get@2(&this, 3, -4, ?, %key, &Base::load) on this.Cache::loader_* into %4 throws unknown
    call virtual Base::load() on this throws yes
    call through this.Cache::loader_(closure "operator()"{capture = &%ok, capture = 7}, bind(&Base::load, $0, choice(1, 2)), owns(%guard), %q[=%key])
    spawn task &helper(%key) on workers into %4
    spawn thread bind(&helper)()
    wait condition cv releasing %guard, this.Cache::mu_ timed
    wait block
    wait join "this"
    notify condition cv
    assign result = %key at "a b.c":4:5
    goto 1 if %ok == 0
    goto 2 if owns(%guard) != 0
    goto 3 if %key <= -9223372036854775808
  block 1 noreturn:
    catch not Forward
    catch Base
    throw may Base
    throw again
    throw may
    suspend
    mask replace %q into %4
    throw
  block 2:
    destroy %4
    return &any
  block 3 catch:
    return at cache.cpp:30:1
}

define helper(%p) main declared partial static_init address_taken inline {
  block 0:
    acquire sessions
    goto 0 if %p > 1
}

define "operator()"() constructor destructor lambda {
  local %0
  local %1 is cv
  block 0:
    notify queue queue
    return 9223372036854775807
}
)hwt";

Unit holdwait::skeleton::sampleUnit() { return parsed(SampleText); }

std::string holdwait::skeleton::printed(const Unit &U) {
  std::string Out;
  llvm::raw_string_ostream OS(Out);
  print(U, OS);
  return Out;
}

Unit holdwait::skeleton::parsed(llvm::StringRef Text) {
  return llvm::cantFail(parse(Text, "test.hwt"));
}

std::string holdwait::skeleton::elfFile(llvm::StringRef Contents, llvm::StringRef Section,
                                        llvm::StringRef Type) {
  const std::string Yaml =
      ("--- !ELF\nFileHeader:\n  Class: ELFCLASS64\n  Data: ELFDATA2LSB\n  Type: " + Type +
       "\n  Machine: EM_X86_64\nSections:\n  - Name: .text\n    Type: SHT_PROGBITS\n    Content: "
       "\"c3\"\n  - Name: " +
       Section + "\n    Type: SHT_PROGBITS\n    AddressAlign: 1\n    Content: \"" +
       llvm::toHex(Contents) + "\"\n...\n")
          .str();
  llvm::yaml::Input In(Yaml);
  std::string Out;
  llvm::raw_string_ostream OS(Out);
  llvm::yaml::convertYAML(In, OS,
                          [](const llvm::Twine &Message) { llvm::report_fatal_error(Message); });
  return Out;
}

std::string holdwait::skeleton::message(llvm::Error E) {
  return E ? llvm::toString(std::move(E)) : "success";
}

namespace {

/// Makes random units; what it makes obeys Validate.h.
class Generator {
public:
  explicit Generator(uint32_t Seed) : Random(Seed) {}

  Unit unit();

private:
  // Not std::uniform_int_distribution: it differs between libraries.
  uint32_t below(uint32_t N) { return Random() % N; }
  bool chance(uint32_t Percent) { return below(100) < Percent; }
  template <typename T> T pick(std::initializer_list<T> List) {
    return *(List.begin() + below(List.size()));
  }
  Location location();
  std::string name();
  void symbols();
  uint32_t path(unsigned Depth);
  uint32_t value(unsigned Depth);
  Selector selector(unsigned Depth);
  std::vector<uint32_t> values();
  std::vector<uint32_t> paths(uint32_t AtLeast);
  void function(uint32_t Symbol);
  void block(uint32_t BlockCount);
  void op();
  void guardOp(Op &O, std::vector<uint32_t> &Operands);
  void threadOp(Op &O, std::vector<uint32_t> &Operands);
  void success(Op &O);

  std::mt19937 Random;
  Builder B;
  uint32_t Locals = 0;
  // The symbols are functions, then records, fields and variables.
  static constexpr uint32_t Functions = 4, Records = 3, Fields = 3, Variables = 4;
  uint32_t aFunction() { return below(Functions); }
  uint32_t aRecord() { return Functions + below(Records); }
  uint32_t aField() { return Functions + Records + below(Fields); }
  uint32_t aVariable() { return Functions + Records + Fields + below(Variables); }
};

std::string Generator::name() {
  static const char *const Names[] = {"f",  "A::f",      "operator()", "this", "",   "at",
                                      "%1", "a\"b\\c\n", "A::~A",      "lock", "x@2"};
  return Names[below(std::size(Names))];
}

Location Generator::location() {
  if (chance(30))
    return {};
  return B.location(pick<const char *>({"a.cpp", "dir/b.h", "with space:1.h", ""}), below(50),
                    below(9));
}

void Generator::symbols() {
  const uint32_t Count = Functions + Records + Fields + Variables;
  for (uint32_t I = 0; I < Count; ++I) {
    Symbol S;
    const std::string Name = name();
    S.Id = chance(50) ? identify("usr" + std::to_string(I), "") : identify("t" + Name, name());
    if (B.findSymbol(S.Id) != NoIndex)
      S.Id = {I, 7};
    S.Kind = I < Functions                      ? SymbolKind::Function
             : I < Functions + Records          ? SymbolKind::Record
             : I < Functions + Records + Fields ? SymbolKind::Field
                                                : SymbolKind::Variable;
    S.Flags = below(32);
    S.Name = B.string(Name);
    S.Parent = I > Functions && chance(30) ? aFunction() : NoIndex;
    S.Where = location();
    B.symbol(S);
    const bool MayBeResource = S.Kind == SymbolKind::Field || S.Kind == SymbolKind::Variable;
    if (MayBeResource && chance(60))
      B.resource({I, static_cast<ResourceKind>(below(9)), below(8), B.string(name()),
                  static_cast<int64_t>(below(9)) - 1});
    if (S.Kind == SymbolKind::Record && chance(60))
      B.record(I, below(4), std::vector<uint32_t>(below(3), aRecord()), below(4));
  }
}

Selector Generator::selector(unsigned Depth) {
  switch (below(5)) {
  case 0:
    return {SelectorKind::Deref, 0};
  case 1:
    return {SelectorKind::AnyIndex, 0};
  case 2:
    return {SelectorKind::ConstIndex, below(4)};
  case 3:
    if (Depth > 0)
      return {SelectorKind::KeyIndex, value(Depth - 1)};
    [[fallthrough]];
  default:
    return {SelectorKind::Field, aField()};
  }
}

uint32_t Generator::path(unsigned Depth) {
  std::vector<Selector> Selectors;
  while (chance(40))
    Selectors.push_back(selector(Depth));
  const RootKind Root = static_cast<RootKind>(below(5));
  if (Root == RootKind::Local && Locals > 0)
    return B.path(Root, below(Locals), Selectors);
  if (Root == RootKind::Global)
    return B.path(Root, aVariable(), Selectors);
  return B.path(Root == RootKind::Local ? RootKind::Any : Root, 0, Selectors);
}

uint32_t Generator::value(unsigned Depth) {
  std::vector<uint32_t> Operands;
  switch (below(Depth > 0 ? 10 : 7)) {
  case 0:
    return B.value(ValueKind::Unknown);
  case 1:
    return B.value(ValueKind::Constant, NoIndex, static_cast<int64_t>(Random()) - 5);
  case 2:
    return B.value(ValueKind::Address, path(Depth));
  case 3:
    return B.value(ValueKind::Load, path(Depth));
  case 4:
    return B.value(ValueKind::Function, aFunction());
  case 5:
    return B.value(ValueKind::Owns, path(Depth));
  case 6:
    return B.value(ValueKind::Placeholder, below(3));
  case 7:
    while (chance(50)) {
      Operands.push_back(aField());
      Operands.push_back(value(Depth - 1));
    }
    return B.value(ValueKind::Closure, aFunction(), 0, Operands);
  case 8: {
    const uint32_t Target = value(Depth - 1);
    while (chance(50))
      Operands.push_back(value(Depth - 1));
    return B.value(ValueKind::Bound, Target, 0, Operands);
  }
  default:
    do
      Operands.push_back(value(Depth - 1));
    while (chance(50));
    return B.value(ValueKind::Choice, NoIndex, 0, Operands);
  }
}

std::vector<uint32_t> Generator::values() {
  std::vector<uint32_t> List;
  while (chance(40))
    List.push_back(value(2));
  return List;
}

std::vector<uint32_t> Generator::paths(uint32_t AtLeast) {
  std::vector<uint32_t> List;
  while (List.size() < AtLeast || chance(40))
    List.push_back(path(2));
  return List;
}

void Generator::success(Op &O) {
  if (chance(50))
    return;
  O.Result = path(1);
  O.Aux = below(2);
}

void Generator::guardOp(Op &O, std::vector<uint32_t> &Operands) {
  O.Object = path(1);
  if (O.Kind == OpKind::GuardBind) {
    O.Variant = below(5);
    O.Extra = below(3);
    Operands = paths(0);
    O.Callee = chance(30) ? aFunction() : NoIndex;
    O.Other = chance(30) ? aFunction() : NoIndex;
    success(O);
  } else if (O.Kind == OpKind::GuardLock) {
    O.Wait = static_cast<Waiting>(below(3));
    success(O);
  } else if (O.Kind == OpKind::GuardMove || O.Kind == OpKind::GuardSwap) {
    O.Value = B.value(ValueKind::Load, path(1));
  }
}

void Generator::threadOp(Op &O, std::vector<uint32_t> &Operands) {
  if (O.Kind == OpKind::Call) {
    O.Variant = below(3);
    (O.callKind() == CallKind::Through ? O.Value : O.Callee) =
        O.callKind() == CallKind::Through ? value(2) : aFunction();
    O.Object = chance(30) ? path(1) : NoIndex;
    O.Result = chance(30) ? path(1) : NoIndex;
    O.Extra = below(3);
    Operands = values();
  } else if (O.Kind == OpKind::Spawn) {
    O.Value = value(2);
    O.Object = chance(30) ? path(1) : NoIndex;
    O.Other = chance(30) ? path(1) : NoIndex;
    O.Aux = below(5);
    Operands = values();
  } else if (O.Kind == OpKind::Wait) {
    O.Object = chance(70) ? path(1) : NoIndex;
    O.Aux = below(10);
    O.Wait = static_cast<Waiting>(below(3));
    Operands = paths(0);
  } else {
    O.Object = path(1);
    O.Aux = below(10);
  }
}

void Generator::op() {
  Op O;
  std::vector<uint32_t> Operands;
  O.Kind = static_cast<OpKind>(below(static_cast<uint32_t>(OpKind::Last) + 1));
  switch (O.Kind) {
  case OpKind::Acquire:
    Operands = paths(1);
    O.Variant = below(3);
    O.Wait = static_cast<Waiting>(below(3));
    success(O);
    break;
  case OpKind::Release:
    O.Object = path(1);
    O.Variant = below(3);
    break;
  case OpKind::Init:
    O.Object = path(1);
    O.Value = chance(50) ? value(1) : NoIndex;
    O.Aux = below(3);
    break;
  case OpKind::Call:
  case OpKind::Spawn:
  case OpKind::Wait:
  case OpKind::Notify:
    threadOp(O, Operands);
    break;
  case OpKind::Assign:
    O.Object = path(1);
    O.Value = value(2);
    break;
  case OpKind::Return:
    O.Value = chance(50) ? value(2) : NoIndex;
    break;
  case OpKind::Mask:
    O.Variant = below(7);
    O.Object = chance(80) ? path(1) : NoIndex;
    O.Value = O.Object != NoIndex && chance(50) ? value(1) : NoIndex;
    O.Result = chance(30) ? path(1) : NoIndex;
    break;
  case OpKind::Throw:
    O.Aux = below(4);
    O.Callee = !(O.Aux & TF_Again) && chance(50) ? aRecord() : NoIndex;
    break;
  case OpKind::Catch:
    O.Aux = below(2);
    O.Callee = aRecord();
    break;
  case OpKind::Suspend:
  case OpKind::Last:
    break;
  default:
    guardOp(O, Operands);
  }
  O.Where = location();
  B.op(O, Operands);
}

void Generator::block(uint32_t BlockCount) {
  B.beginBlock(below(4), chance(20) ? below(BlockCount) : NoIndex);
  while (chance(70))
    op();
  while (chance(50)) {
    const uint32_t Left = value(1);
    const uint32_t Condition = B.condition(Left, static_cast<Relation>(below(6)), value(1));
    B.edge(below(BlockCount), chance(60) ? Condition : NoIndex);
  }
}

void Generator::function(uint32_t Symbol) {
  const uint32_t Params = below(3);
  Locals = Params + below(3);
  B.beginFunction(Symbol, below(4096), Params);
  for (uint32_t I = 0; I < Locals; ++I)
    B.local({B.string(name()), chance(20) ? aVariable() : NoIndex, below(8), below(3)});
  const uint32_t BlockCount = 1 + below(4);
  for (uint32_t I = 0; I < BlockCount; ++I)
    block(BlockCount);
  B.endFunction();
}

Unit Generator::unit() {
  symbols();
  while (chance(50))
    B.source(name(), chance(30));
  while (chance(50))
    B.override_(aFunction(), aFunction());
  while (chance(50))
    B.order({aField(), aVariable(), location()});
  for (uint32_t I = 0; I < Functions; ++I)
    if (chance(80))
      function(I);
  return B.take();
}

} // namespace

Unit holdwait::skeleton::randomUnit(uint32_t Seed) { return Generator(Seed).unit(); }
