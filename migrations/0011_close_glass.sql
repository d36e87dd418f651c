DROP INDEX `glass_breaks_person`;--> statement-breakpoint
ALTER TABLE `glass_breaks` ADD `closed_at` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `glass_breaks_open` ON `glass_breaks` (`tenant_id`,`person_id`) WHERE "glass_breaks"."closed_at" is null;