//===-- checkers/extract/IrMaker.h - Making paths and values ----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Makes the immutable paths and values of the private form in one arena, with
/// the simplifications that hold everywhere: the pointee of an address is the
/// object itself, and a path past the length limit loses its beginning.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_IRMAKER_H
#define HOLDWAIT_CHECKERS_EXTRACT_IRMAKER_H

#include "checkers/extract/Ir.h"

#include "llvm/Support/Allocator.h"

namespace holdwait::extract {

class IrMaker {
public:
  IrMaker(unsigned MaxPathLength, uint64_t &LengthHits);

  const IrPath *thisObject() const { return ThisPath; }
  const IrPath *result() const { return ResultPath; }
  const IrPath *any() const { return AnyPath; }
  const IrPath *local(uint32_t Index);
  const IrPath *global(const clang::VarDecl *V, bool InitGuard = false);
  const IrPath *currentThread();
  const IrPath *processExecutor(llvm::StringRef Library);

  const IrPath *field(const IrPath *Base, const clang::FieldDecl *F);
  const IrPath *deref(const IrPath *Base);
  const IrPath *element(const IrPath *Base, int64_t Number);
  /// The object of type \p T at \p P: of an array, some element.
  const IrPath *intoArray(const IrPath *P, clang::QualType T) {
    return T->isArrayType() ? someElement(P) : P;
  }
  const IrPath *element(const IrPath *Base, const IrValue *Key);
  const IrPath *someElement(const IrPath *Base);

  const IrValue *unknown() const { return UnknownValue; }
  const IrValue *constant(int64_t Number);
  const IrValue *address(const IrPath *P);
  const IrValue *load(const IrPath *P);
  const IrValue *owns(const IrPath *Guard);
  const IrValue *function(const clang::FunctionDecl *F);
  const IrValue *placeholder(unsigned Index);
  const IrValue *closure(const clang::FunctionDecl *Body,
                         llvm::ArrayRef<const clang::FieldDecl *> Fields,
                         llvm::ArrayRef<const IrValue *> Captures);
  const IrValue *bound(const IrValue *Target, llvm::ArrayRef<const IrValue *> Args);
  /// One of the two; the value itself when they are the same.
  const IrValue *choice(const IrValue *A, const IrValue *B);

  /// What is stored where \p P was read through to get to a function: a
  /// reference to a function holds it like a pointer.
  const IrValue *loadFunction(const IrPath *P);

  /// The object a pointer value designates, or null when only a choice, a
  /// constant or nothing is known.
  const IrPath *pointee(const IrValue *Pointer);

private:
  const IrPath *extend(const IrPath *Base, IrSelector S);
  const IrPath *make(IrPath P) { return new (Arena) IrPath(P); }
  const IrValue *make(IrValue V);
  template <typename T> llvm::ArrayRef<T> copy(llvm::ArrayRef<T> List) { return List.copy(Arena); }

  llvm::BumpPtrAllocator Arena;
  unsigned MaxPathLength;
  uint64_t &LengthHits;
  std::vector<const IrPath *> LocalPaths;
  const IrPath *ThisPath, *ResultPath, *AnyPath;
  const IrValue *UnknownValue, *Zero, *One;
};

bool samePath(const IrPath *A, const IrPath *B);
bool sameValue(const IrValue *A, const IrValue *B);

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_IRMAKER_H
