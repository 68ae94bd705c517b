package dev.retune.feedback.remote;

/** Which version of a prompt is meant. */
public sealed interface PromptPick {
  /** The label of what Langfuse serves unless told otherwise. */
  String PRODUCTION = "production";

  /** The version that has a label. */
  record Labelled(String label) implements PromptPick {}

  /** The version with a number. */
  record Numbered(int version) implements PromptPick {}
}
