package dev.retune.ui.reasons;

import dev.retune.ui.kit.Room;

/** The list of reason codes, and what the classifier made of free text. */
public final class ReasonsViewModel {
  /** Over its services. */
  public ReasonsViewModel(ReasonsDesk desk, Room room) {}
}
