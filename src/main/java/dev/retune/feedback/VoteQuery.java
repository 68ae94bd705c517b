package dev.retune.feedback;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** A filter as the conditions of a query over votes (v), conversations (c) and sources (s). */
final class VoteQuery {
  static final String FROM =
      " from VoteEntity v join ConversationEntity c on c.id = v.conversationId"
          + " join SourceEntity s on s.id = v.sourceId where ";

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  VoteQuery(VoteFilter filter) {
    conditions.add("v.conversationId is not null");
    filter.from().ifPresent(at -> add("v.createdAt >= :from", "from", at));
    filter.to().ifPresent(at -> add("v.createdAt < :to", "to", at));
    filter.value().ifPresent(value -> add("v.value = :value", "value", value.text()));
    filter.reasonCode().ifPresent(code -> add("v.reasonCode = :code", "code", code));
    filter.source().ifPresent(name -> add("s.name = :source", "source", name));
    filter.text().filter(t -> !t.isBlank()).ifPresent(this::addText);
  }

  private void addText(String text) {
    String pattern =
        text.strip()
            .toLowerCase(Locale.ROOT)
            .replace("!", "!!")
            .replace("%", "!%")
            .replace("_", "!_");
    add(
        "(lower(v.reason) like :text escape '!' or lower(c.question) like :text escape '!'"
            + " or lower(c.answer) like :text escape '!')",
        "text",
        "%" + pattern + "%");
  }

  private void add(String condition, String name, Object value) {
    conditions.add(condition);
    parameters.put(name, value);
  }

  VoteQuery after(Optional<VoteKey> key) {
    key.ifPresent(
        k -> {
          // the first half lets the index on (created_at, id) do the work
          add("v.createdAt <= :keyAt", "keyAt", k.at());
          add("(v.createdAt < :keyAt or v.id < :keyId)", "keyId", k.id());
        });
    return this;
  }

  <T> SelectionQuery<T> on(StatelessSession session, String what, String order, Class<T> type) {
    SelectionQuery<T> query =
        session.createSelectionQuery(
            "select " + what + FROM + String.join(" and ", conditions) + order, type);
    parameters.forEach(query::setParameter);
    return query;
  }
}
