#include "channels.h"

static int transmit(int seconds) { return seconds * 8000; }

int call_place(int seconds) {
  channels_take(&radio_channels, 1);
  int dialled = transmit(1);
  channels_take(&radio_channels, 1);
  int sent = dialled + transmit(seconds);
  channels_give(&radio_channels, 2);
  return sent;
}
