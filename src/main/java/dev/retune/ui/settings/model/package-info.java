/** The Settings page of models: those on this machine, the hub, and their comparison. */
@NullMarked
package dev.retune.ui.settings.model;

import org.jspecify.annotations.NullMarked;
