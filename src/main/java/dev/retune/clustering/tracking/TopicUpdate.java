package dev.retune.clustering.tracking;

import dev.retune.clustering.graph.NeighborLists;
import dev.retune.clustering.graph.SharedNeighborGraph;
import java.util.List;
import java.util.Map;

/**
 * What an update found.
 *
 * @param topics the topic of each text; never 0
 * @param created the topics that it made
 * @param beginsWeek whether it is the first one with texts of the week, which makes new proposals
 * @param proposals changes that a person may accept, best first
 * @param themes theme of each topic, named by the id of its largest topic
 * @param unit the centred vectors that were compared
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TopicUpdate(
    long[] topics,
    List<NewTopic> created,
    boolean beginsWeek,
    List<RegroupingProposal> proposals,
    Map<Long, Long> themes,
    float[][] unit,
    NeighborLists neighbors,
    SharedNeighborGraph graph) {}
