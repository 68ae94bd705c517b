/** What is known about this program: version, licences, and newer versions. */
@NullMarked
package dev.retune.ui.about;

import org.jspecify.annotations.NullMarked;
