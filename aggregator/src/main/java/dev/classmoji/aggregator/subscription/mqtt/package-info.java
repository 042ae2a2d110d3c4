/** Emoji events on an MQTT 5 broker. */
package dev.classmoji.aggregator.subscription.mqtt;
