package dev.retune.sample;

import dev.retune.sample.content.SampleLanguage;
import java.time.Instant;
import java.util.Map;

/**
 * A generated conversation, before it becomes a row.
 *
 * @param documentId external id of the document that the answer is based on
 * @param bad whether most voters dislike it
 * @param complaints relative frequency of each reason code among the dislikes
 */
record SampleConversation(
    Instant at,
    SampleLanguage language,
    String question,
    String answer,
    String documentId,
    boolean bad,
    Map<String, Integer> complaints) {}
