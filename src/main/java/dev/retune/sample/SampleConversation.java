package dev.retune.sample;

import dev.retune.sample.content.SampleLanguage;
import java.time.Instant;
import java.util.Map;

/**
 * One conversation of the story.
 *
 * @param documentId what the answer was drawn from, by its id at the source
 * @param bad whether most people dislike it
 * @param complaints how often each reason code is given with a dislike, as weights
 */
record SampleConversation(
    Instant at,
    SampleLanguage language,
    String question,
    String answer,
    String documentId,
    boolean bad,
    Map<String, Integer> complaints) {}
