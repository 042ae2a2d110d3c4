/** How events come to a webhook's receiver: signed, in order, and again until it has them. */
package dev.classmoji.aggregator.subscription.webhook.delivery;
