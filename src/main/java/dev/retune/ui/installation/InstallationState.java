package dev.retune.ui.installation;

import dev.retune.embedding.install.InstallationPlan;
import dev.retune.ui.format.Severity;
import java.util.Optional;

/** Where an installation is. */
public sealed interface InstallationState {

  /** The name of the model at the hub; empty while nothing is installed. */
  default String name() {
    return "";
  }

  /** Nothing is installed. */
  record Idle() implements InstallationState {}

  /** It is being found out what the installation would do. */
  record Planning(String name) implements InstallationState {}

  /**
   * The user is asked whether it shall be done.
   *
   * @param tryable whether there is something to try the model on
   */
  record Proposed(String name, InstallationPlan plan, boolean tryable)
      implements InstallationState {}

  /** The files are being fetched, or compared and tried. */
  record Running(String name, InstallationPlan plan) implements InstallationState {}

  /**
   * It was cancelled or has failed.
   *
   * @param plan what is left to do; empty when it failed before that was known
   * @param said why, in one sentence
   * @param kept whether what has arrived is of use, so that it goes on there
   */
  record Stopped(
      String name, Optional<InstallationPlan> plan, String said, Severity severity, boolean kept)
      implements InstallationState {}
}
