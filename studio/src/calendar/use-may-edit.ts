import { useEffect, useState } from "react";
import { useGrantsStore } from "sanity";

/** Whether the editor's role may write drafts of calendar entries; undefined while that is being asked. */
export function useMayEdit(): boolean | undefined {
  const grants = useGrantsStore();
  const [mayEdit, setMayEdit] = useState<boolean>();
  useEffect(() => {
    const asked = grants
      .checkDocumentPermission("update", { _id: "drafts.any", _type: "calendarEntry" })
      .subscribe({ next: ({ granted }) => setMayEdit(granted), error: () => undefined });
    return () => asked.unsubscribe();
  }, [grants]);
  return mayEdit;
}
