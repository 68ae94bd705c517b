package dev.retune.sample;

import java.time.Instant;
import java.util.Map;

/**
 * One conversation of the story.
 *
 * @param documentId what the answer was drawn from, by its id at the source
 * @param bad whether most people dislike it
 * @param complaints how often each reason code is given with a dislike, as weights
 */
record Talk(
    Instant at,
    Language language,
    String question,
    String answer,
    String documentId,
    boolean bad,
    Map<String, Integer> complaints) {}
