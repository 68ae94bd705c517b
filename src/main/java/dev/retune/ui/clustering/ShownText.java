package dev.retune.ui.clustering;

import dev.retune.clustering.model.MapPoint;
import dev.retune.clustering.model.TopicSummary.TopicComplaint;

/**
 * A row of the texts under the map.
 *
 * @param conversationId 0 for a document
 */
record ShownText(long conversationId, String text) {
  static ShownText of(TopicComplaint complaint) {
    return new ShownText(
        complaint.conversationId(),
        complaint.reason().map(r -> complaint.question() + " · " + r).orElse(complaint.question()));
  }

  static ShownText of(MapPoint point) {
    return new ShownText(point.conversationId(), point.text().replace("\n", " · "));
  }
}
