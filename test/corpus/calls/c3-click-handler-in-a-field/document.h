#pragma once

#include "button.h"

void saveDocument(int clicks);
int drawToolbar(Button &button);
