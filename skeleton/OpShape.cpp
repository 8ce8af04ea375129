//===-- skeleton/OpShape.cpp - Which members an operation uses ------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/OpShape.h"

using namespace holdwait::skeleton;

namespace {

constexpr OpShape Acquire{.Value = Member::MaybeValue,
                          .Operands = OperandsAre::SomePaths,
                          .Variant = Choice::Mode,
                          .Waits = true,
                          .Result = true,
                          .Aux = AuxIs::Success};
constexpr OpShape Release{
    .Object = Member::Path, .Value = Member::MaybeValue, .Variant = Choice::Mode};
constexpr OpShape Init{.Object = Member::Path,
                       .Value = Member::MaybeValue,
                       .Other = Member::MaybePath,
                       .Operands = OperandsAre::Values,
                       .Aux = AuxIs::Mask};
constexpr OpShape GuardBind{.Object = Member::Path,
                            .Callee = Member::MaybeFunction,
                            .Other = Member::MaybeFunction,
                            .Operands = OperandsAre::Paths,
                            .Variant = Choice::GuardPolicy,
                            .Extra = Choice::Mode,
                            .Result = true,
                            .Aux = AuxIs::Success};
constexpr OpShape GuardLock{
    .Object = Member::Path, .Waits = true, .Result = true, .Aux = AuxIs::Success};
constexpr OpShape OneObject{.Object = Member::Path};
constexpr OpShape GuardTransfer{.Object = Member::Path, .Value = Member::LoadValue};
constexpr OpShape Call{.Object = Member::MaybePath,
                       .Value = Member::MaybeValue,
                       .Callee = Member::MaybeFunction,
                       .Operands = OperandsAre::Values,
                       .Variant = Choice::CallKind,
                       .Extra = Choice::Throws,
                       .Result = true,
                       .Aux = AuxIs::CallFlags};
constexpr OpShape Spawn{.Object = Member::MaybePath,
                        .Value = Member::Value,
                        .Other = Member::MaybePath,
                        .Operands = OperandsAre::Values,
                        .Variant = Choice::SpawnFlags,
                        .Extra = Choice::Count,
                        .Aux = AuxIs::SpawnKind};
constexpr OpShape Wait{.Object = Member::MaybePath,
                       .Value = Member::MaybeValue,
                       .Operands = OperandsAre::Paths,
                       .Variant = Choice::WaitFlags,
                       .Extra = Choice::Boolean,
                       .Waits = true,
                       .Result = true,
                       .Aux = AuxIs::WaitKind};
constexpr OpShape Notify{
    .Object = Member::Path, .Value = Member::MaybeValue, .Aux = AuxIs::WaitKind};
constexpr OpShape Assign{.Object = Member::Path, .Value = Member::Value, .Aux = AuxIs::StepKind};
constexpr OpShape Return{.Value = Member::MaybeValue};
constexpr OpShape Mask{.Object = Member::MaybePath,
                       .Value = Member::MaybeValue,
                       .Variant = Choice::MaskKind,
                       .Result = true};
constexpr OpShape Throw{.Callee = Member::MaybeRecord, .Aux = AuxIs::ThrowFlags};
constexpr OpShape Catch{.Callee = Member::Record, .Aux = AuxIs::Negation};
constexpr OpShape Nothing{};

} // namespace

const OpShape &holdwait::skeleton::shapeOf(OpKind Kind) {
  switch (Kind) {
  case OpKind::Acquire:
    return Acquire;
  case OpKind::Release:
    return Release;
  case OpKind::Init:
    return Init;
  case OpKind::GuardBind:
    return GuardBind;
  case OpKind::GuardLock:
    return GuardLock;
  case OpKind::GuardUnlock:
  case OpKind::GuardRelease:
  case OpKind::GuardDestroy:
  case OpKind::Destroy:
    return OneObject;
  case OpKind::GuardMove:
  case OpKind::GuardSwap:
    return GuardTransfer;
  case OpKind::Call:
    return Call;
  case OpKind::Spawn:
    return Spawn;
  case OpKind::Wait:
    return Wait;
  case OpKind::Notify:
    return Notify;
  case OpKind::Assign:
    return Assign;
  case OpKind::Return:
    return Return;
  case OpKind::Mask:
    return Mask;
  case OpKind::Throw:
    return Throw;
  case OpKind::Catch:
    return Catch;
  case OpKind::Suspend:
  case OpKind::Last:
    return Nothing;
  }
  return Nothing;
}
