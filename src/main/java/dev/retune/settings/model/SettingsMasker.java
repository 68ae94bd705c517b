package dev.retune.settings.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/** Masks passwords and tokens in settings, for display and audit entries. */
public final class SettingsMasker {
  /** Replacement of a secret. */
  static final String MASK = "***";

  private static final String NAMES =
      "password|passwd|pwd|passphrase|secret|token|access_token|api_?key|apikey|auth|sslpassword";
  // names of variables and files that hold a secret are not secret themselves
  private static final Pattern SECRET_KEY = Pattern.compile("(?i).*(password|passwd|secret|token)");
  private static final Pattern IN_QUERY = Pattern.compile("(?i)([?;&](?:" + NAMES + ")=)[^;&\\s]*");
  private static final Pattern AFTER_USER = Pattern.compile("(://[^/:@\\s]*):[^\\s]*@");
  private static final Pattern SLACK_TOKEN = Pattern.compile("xox[a-z]-[\\w-]+");

  private SettingsMasker() {}

  /** Returns a masked tree as text. */
  public static String text(JsonNode settings) {
    return of(settings.deepCopy()).toString();
  }

  /** Masks a tree in place and returns it. */
  public static JsonNode of(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              property ->
                  property.setValue(
                      property.getValue().isTextual()
                              && SECRET_KEY.matcher(property.getKey()).matches()
                          ? TextNode.valueOf(MASK)
                          : of(property.getValue())));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, of(array.get(i)));
      }
    } else if (node.isTextual()) {
      return TextNode.valueOf(address(node.textValue()));
    }
    return node;
  }

  /** Masks an address; other text is unchanged. */
  public static String address(String text) {
    String bare = AFTER_USER.matcher(text).replaceAll("$1:" + MASK + "@");
    bare = IN_QUERY.matcher(bare).replaceAll("$1" + MASK);
    return SLACK_TOKEN.matcher(bare).replaceAll(MASK);
  }
}
