package dev.retune.feedback.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.parsing.ChatMessageText;
import dev.retune.feedback.parsing.RawRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Values of a JSON object as text; numbers without exponent. */
record JsonRowValues(List<String> names, List<JsonNode> nodes) implements RawRow.Values {
  // MongoDB's extended JSON, for types that JSON does not have
  private static final Set<String> EXTENDED =
      Set.of(
          "$date", "$oid", "$uuid", "$numberLong", "$numberInt", "$numberDouble", "$numberDecimal");
  // longer numbers are neither ids nor times, and expanding their zeros would exhaust memory
  private static final int MOST_DIGITS = 400;

  @Override
  public String text(int column) throws RowRejectedException {
    return text(column, nodes.get(column));
  }

  @Override
  public String said(int column, RowField field) throws RowRejectedException {
    JsonNode node = nodes.get(column);
    if (field == RowField.VOTE && node.isArray() && node.size() <= 1) {
      return node.isEmpty() ? "" : text(column, node.get(0));
    }
    if (node.isArray() && (field == RowField.DOCUMENT_ID || field == RowField.DOCUMENT_IDS)) {
      return node.toString();
    }
    if (node.isContainerNode() && (field == RowField.QUESTION || field == RowField.ANSWER)) {
      Optional<String> said = ChatMessageText.of(node, field);
      return said.isPresent() ? said.get() : text(column, node);
    }
    return ChatMessageText.ofText(text(column, node), field);
  }

  private String text(int column, JsonNode node) throws RowRejectedException {
    if (node.isObject() && node.size() == 1) {
      String key = node.fieldNames().next();
      if (EXTENDED.contains(key)) {
        return text(column, node.path(key));
      }
    }
    if (node.isContainerNode()) {
      throw new RowRejectedException(
          "feedback.row.nested", RowRejectedException.shown(names.get(column)));
    }
    if (node.isFloatingPointNumber()) {
      BigDecimal number = node.decimalValue();
      if (Math.abs((long) number.scale()) > MOST_DIGITS) {
        throw new RowRejectedException(
            "feedback.row.longNumber", RowRejectedException.shown(names.get(column)));
      }
      return number.toPlainString();
    }
    return node.isNull() ? "" : node.asText();
  }
}
