package dev.retune.ui.checklist;

/** Reads the workspace; may block, so it is called off the JavaFX thread. */
@FunctionalInterface
public interface ChecklistGateway {
  /** Returns what is done now. */
  ChecklistProgress progress();
}
