import { useMutation, useQueryClient, type UseMutationResult } from "@tanstack/react-query"

/** A change: everything that was shown is asked for again once it is done. `done` gets what the server answered. */
export const useChange = <In, Out>(
  act: (given: In) => Promise<Out>,
  done?: (out: Out, given: In) => void,
): UseMutationResult<Out, Error, In> => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: async (out, given) => {
      done?.(out, given)
      await queries.invalidateQueries()
    },
  })
}
