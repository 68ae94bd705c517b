package dev.retune.embedding.catalog;

import dev.retune.embedding.onnx.SessionPolicy;

/** How long the sessions of an open model are kept. */
public enum ModelLifetime {
  /** Until the model is closed: a server answers rare searches, too. */
  KEPT,
  /** Until nobody has used them for a minute: a window is open all day. */
  WHILE_USED;

  SessionPolicy sessions(int maxSessions) {
    return switch (this) {
      case KEPT -> SessionPolicy.kept(maxSessions);
      case WHILE_USED -> SessionPolicy.closedWhenIdle(maxSessions);
    };
  }
}
